import { lineNumber, type LineRange, type TextRange } from '#schemas/position.ts'

/** Offsets at which the lines of a text begin. */
export function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The lines `range` touches. An empty range is on the line it stands on. */
export function linesOf(text: string, range: TextRange): LineRange {
  const starts = findLineStarts(text)
  const last = Math.max(range.start, range.end - 1)
  return { start: lineAt(starts, range.start), end: lineAt(starts, last) }
}

function lineAt(starts: readonly number[], offset: number): LineRange['start'] {
  const after = starts.findIndex((start) => start > offset)
  return lineNumber(after < 0 ? starts.length : after)
}

/** Whole lines of a text without the indentation they share; blank lines do not count. */
export function dedentLines(text: string, { start, end }: LineRange): string {
  const lines = text.split('\n').slice(start - 1, end)
  const indents = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/u.exec(line)?.[0].length ?? 0)
  const shared = Math.min(...indents)
  return lines.map((line) => line.slice(shared).trimEnd()).join('\n')
}
