import { type TextRange, offset } from '#schemas/position.ts'

/** What a reader has selected in a listing, as the page shows it: excerpts are without common indentation. */
export interface PickedLines {
  /** Number of the first line in its file. */
  first: number
  /** Text of each line as shown, without its line end. */
  lines: readonly string[]
  /** Column in the first line where the selection begins. */
  start: number
  /** Column in the last line where it ends; absent for the whole line. */
  end?: number | undefined
}

/** Where that is in the file; `undefined` when the file has other lines there: the page is older than the file. */
export function locateLines(text: string, picked: PickedLines): TextRange | undefined {
  const lines = text.split('\n')
  const starts = lineStarts(lines)
  const at = picked.first - 1
  for (const [index, shown] of picked.lines.entries()) {
    const whole = lines[at + index]
    if (whole === undefined || indentOf(whole, shown) === undefined) return undefined
  }
  const last = picked.lines.length - 1
  const place = (index: number, column: number): number => {
    const [whole = '', shown = ''] = [lines[at + index], picked.lines[index]]
    return (starts[at + index] ?? 0) + (indentOf(whole, shown) ?? 0) + column
  }
  const length = picked.lines[last]?.length ?? 0
  const start = place(0, Math.min(picked.start, picked.lines[0]?.length ?? 0))
  const end = place(last, Math.min(picked.end ?? length, length))
  return { start: offset(start), end: offset(Math.max(start, end)) }
}

/** How much of a line's beginning is not shown. */
function indentOf(whole: string, shown: string): number | undefined {
  const cut = whole.length - shown.length
  return cut >= 0 && whole.endsWith(shown) && whole.slice(0, cut).trim() === '' ? cut : undefined
}

function lineStarts(lines: readonly string[]): number[] {
  let start = 0
  return lines.map((line) => {
    const own = start
    start += line.length + 1
    return own
  })
}

/** The lines (1-based, both included) that a range of a text touches. */
export function linesOf(text: string, { start, end }: TextRange): { start: number; end: number } {
  const lineAt = (at: number): number => text.slice(0, at).split('\n').length
  return { start: lineAt(start), end: lineAt(Math.max(start, end - 1)) }
}
