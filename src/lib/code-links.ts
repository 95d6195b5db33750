import type { TextRange } from '#schemas/position.ts'
import type { CodeLink, Token, TokenLine } from './code-tokens.ts'
import { escapeHtml } from './html-text.ts'

/** An identifier in a file and how it is printed. */
export interface Identifier {
  range: TextRange
  link: CodeLink
}

/**
 * Splits tokens where identifiers begin and end, and marks those within them.
 *
 * @param identifiers in the order of their ranges, which do not overlap
 */
export function linkTokens(
  lines: readonly TokenLine[],
  identifiers: readonly Identifier[],
): Token[][] {
  let next = 0
  return lines.map((line) => {
    const linked: Token[] = []
    for (const token of line) {
      let rest: Token = token
      while (rest.text !== '') {
        const end = rest.start + rest.text.length
        while ((identifiers[next]?.range.end ?? Infinity) <= rest.start) next += 1
        const one = identifiers[next]
        if (!one || one.range.start >= end) break
        const inside = one.range.start <= rest.start
        const [head, tail] = splitToken(rest, inside ? one.range.end : one.range.start)
        linked.push(inside ? { ...head, link: one.link } : head)
        rest = tail
      }
      if (rest.text !== '') linked.push(rest)
    }
    return linked
  })
}

function splitToken(token: Token, at: number): [Token, Token] {
  const count = Math.min(at - token.start, token.text.length)
  return [
    { ...token, text: token.text.slice(0, count) },
    { ...token, text: token.text.slice(count), start: token.start + count },
  ]
}

/** Prints an identifier; `html` is its text. */
export function renderLink({ href, id, of }: CodeLink, html: string, kind?: string): string {
  const attributes = [
    kind === undefined ? '' : ` class="${kind}"`,
    href === undefined ? '' : ` href="${escapeHtml(href)}"`,
    id === undefined ? '' : ` id="${escapeHtml(id)}"`,
    of === undefined ? '' : ` data-of="${escapeHtml(of)}"`,
  ].join('')
  const tag = href === undefined ? 'span' : 'a'
  return `<${tag}${attributes}>${html}</${tag}>`
}
