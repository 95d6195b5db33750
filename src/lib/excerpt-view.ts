import { renderLine, trimIndent } from './code-lines.ts'
import type { Token, TokenLine } from './code-tokens.ts'
import { dedent } from './fence-text.ts'

/** Lines of a file cut out, without common indentation, highlighted in the context of the whole file. */
export interface ExcerptView {
  first: number
  last: number
  /** One HTML string for each line. */
  lines: string[]
}

/** What {@link buildExcerpt} cuts from. */
export interface ExcerptSource {
  path: string
  text: string
  tokens: readonly TokenLine[]
}

// 96-112, 7
const RE_LINES = /^(\d+)(?:-(\d+))?$/u

/** @throws Error when `text` is not a line or a range of lines. */
export function parseLines(text: string): { first: number; last: number } {
  const match = RE_LINES.exec(text)
  const first = Number(match?.[1])
  const last = Number(match?.[2] ?? match?.[1])
  if (!match || first < 1 || last < first) throw new Error(`"${text}" is not a range of lines.`)
  return { first, last }
}

/**
 * Cuts an excerpt out of the file the extractor recorded.
 *
 * @param woven the code as it stands in the woven chapter
 * @throws Error when the woven chapter shows other code than the record: one of them is stale
 */
export function buildExcerpt(source: ExcerptSource, lines: string, woven: string): ExcerptView {
  const { first, last } = parseLines(lines)
  const cut = dedent(source.text.split('\n').slice(first - 1, last))
  if (cut.lines.join('\n') !== woven) {
    throw new Error(
      `The woven chapter shows other code than ${source.path} has in lines ${lines}. ` +
        'Run `npm run extract`.',
    )
  }
  const tokens: Token[][] = source.tokens
    .slice(first - 1, last)
    .map((line) => trimIndent(line, cut.indent))
  return { first, last, lines: tokens.map(renderLine) }
}
