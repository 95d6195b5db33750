import { createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki'
import { renderLink } from './code-links.ts'
import type { CodeLink, Token, TokenLine } from './code-tokens.ts'
import { escapeHtml } from './html-text.ts'
import { tokenClass } from './token-class.ts'
import { TOKENIZE_OPTIONS } from './tokenize-options.ts'

const theme = createCssVariablesTheme({ name: 'book', variablePrefix: '--t-' })
let highlighter: Promise<Highlighter> | undefined

/** Splits a TypeScript file into lines of classified tokens. */
export async function tokenize(text: string): Promise<TokenLine[]> {
  highlighter ??= createHighlighter({ themes: [theme], langs: ['typescript'] })
  const shiki = await highlighter
  const lines = shiki.codeToTokensBase(text, { lang: 'typescript', theme, ...TOKENIZE_OPTIONS })
  return lines.map((line) =>
    line.map(({ content, offset, color }) => ({
      text: content,
      start: offset,
      kind: tokenClass(color ?? ''),
    })),
  )
}

/** Takes `count` characters of white space off the front of a line. */
export function trimIndent(line: TokenLine, count: number): Token[] {
  const kept: Token[] = []
  let left = count
  for (const token of line) {
    const cut = Math.min(left, token.text.length)
    left -= cut
    if (cut < token.text.length) {
      kept.push({ ...token, text: token.text.slice(cut), start: token.start + cut })
    }
  }
  return kept
}

interface Run {
  text: string
  kind: string | undefined
  link: CodeLink | undefined
}

/** Prints a line: neighbours of one kind share a span, plain text has none, an identifier is a link. */
export function renderLine(line: TokenLine): string {
  const runs: Run[] = []
  for (const { text, kind, link } of line) {
    const last = runs.at(-1)
    const blank = text.trim() === ''
    // White space takes no colour, so it may join whatever stands before it; a link must not cover it.
    if (last && last.link === link && (last.kind === kind || blank)) last.text += text
    else runs.push({ text, kind: blank ? undefined : kind, link })
  }
  return joinLinks(runs)
    .map(([first, ...rest]) => {
      if (!first.link) return renderRun(first)
      // The link of one run carries its class itself, which saves an element for most identifiers.
      if (rest.length > 0) return renderLink(first.link, [first, ...rest].map(renderRun).join(''))
      return renderLink(first.link, escapeHtml(first.text), first.kind)
    })
    .join('')
}

/** Puts the runs of one link together; others stay alone. */
function joinLinks(runs: readonly Run[]): [Run, ...Run[]][] {
  const groups: [Run, ...Run[]][] = []
  for (const run of runs) {
    const last = groups.at(-1)
    if (last && run.link && last[0].link === run.link) last.push(run)
    else groups.push([run])
  }
  return groups
}

function renderRun({ text, kind }: Run): string {
  if (kind === undefined) return escapeHtml(text)
  // Shiki puts leading white space into the token; a link or an underline must not cover it.
  const lead = text.length - text.trimStart().length
  return `${text.slice(0, lead)}<span class="${kind}">${escapeHtml(text.slice(lead))}</span>`
}
