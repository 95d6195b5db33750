import type { LineRange } from '#schemas/position.ts'
import type { Highlight } from './highlight.ts'
import type { Paint } from './paint.ts'

/** Lines of code around a range that a frame shows. */
const CONTEXT = 3

/** Code with line numbers; the lines a note is on have a mark in the margin. */
export function renderCodeFrame(
  text: string,
  marked: LineRange,
  { paint, highlight }: { paint: Paint; highlight: Highlight },
): string {
  const lines = highlight(text)
  const from = Math.max(1, marked.start - CONTEXT)
  const to = Math.min(lines.length, marked.end + CONTEXT)
  const width = String(to).length
  const rows: string[] = []
  for (let line = from; line <= to; line += 1) {
    const isMarked = line >= marked.start && line <= marked.end
    const number = String(line).padStart(width)
    const gutter = isMarked ? paint('note', `${number} ▌`) : `${paint('dim', number)}  `
    rows.push(`${gutter}${lines[line - 1] ?? ''}`.trimEnd())
  }
  return rows.join('\n')
}

/** Whole lines with their numbers. */
export function renderNumberedLines(
  lines: readonly { line: number; text: string }[],
  paint: Paint,
): string {
  const width = String(lines.at(-1)?.line ?? 0).length
  return lines
    .map(({ line, text }) => `${paint('dim', String(line).padStart(width))}  ${text}`.trimEnd())
    .join('\n')
}
