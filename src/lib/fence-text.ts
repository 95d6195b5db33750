import { unescapeHtml } from './html-text.ts'

// <pre …><code …>text with <span>s</code></pre>
const RE_CODE = /<code[^>]*>([\s\S]*?)<\/code>/u

/** The text of the first code block in rendered HTML, without its final newline. */
export function fenceText(html: string): string | undefined {
  const inner = RE_CODE.exec(html)?.[1]
  if (inner === undefined) return undefined
  return unescapeHtml(inner.replaceAll(/<[^>]+>/gu, '')).replace(/\n$/u, '')
}

/** Drops the white space all non-blank lines begin with. */
export function dedent(lines: readonly string[]): { lines: string[]; indent: number } {
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => line.length - line.trimStart().length)
  const indent = indents.length === 0 ? 0 : Math.min(...indents)
  return { lines: lines.map((line) => line.slice(indent)), indent }
}
