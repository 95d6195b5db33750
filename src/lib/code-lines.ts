import { createCssVariablesTheme, createHighlighter, type Highlighter } from 'shiki'
import { escapeHtml } from './html-text.ts'
import { tokenClass } from './token-class.ts'

/** A run of characters with one class; `start` is its 0-based UTF-16 offset in the file. */
export interface Token {
  text: string
  start: number
  /** `undefined` for plain text. */
  kind: string | undefined
}

/** The tokens of one line; their texts joined are the line, without its newline. */
export type TokenLine = readonly Token[]

const theme = createCssVariablesTheme({ name: 'book', variablePrefix: '--t-' })
let highlighter: Promise<Highlighter> | undefined

/** Splits a TypeScript file into lines of classified tokens. */
export async function tokenize(text: string): Promise<TokenLine[]> {
  highlighter ??= createHighlighter({ themes: [theme], langs: ['typescript'] })
  const shiki = await highlighter
  const lines = shiki.codeToTokensBase(text, { lang: 'typescript', theme })
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

/** Prints a line: neighbours of one kind share a span, plain text has none. */
export function renderLine(line: TokenLine): string {
  const runs: { text: string; kind: string | undefined }[] = []
  for (const { text, kind } of line) {
    const last = runs.at(-1)
    // White space takes no colour, so it may join whatever stands before it.
    if (last && (last.kind === kind || text.trim() === '')) last.text += text
    else runs.push({ text, kind: text.trim() === '' ? undefined : kind })
  }
  return runs.map(renderRun).join('')
}

function renderRun({ text, kind }: { text: string; kind: string | undefined }): string {
  if (kind === undefined) return escapeHtml(text)
  // Shiki puts leading white space into the token; a link or an underline must not cover it.
  const lead = text.length - text.trimStart().length
  return `${text.slice(0, lead)}<span class="${kind}">${escapeHtml(text.slice(lead))}</span>`
}
