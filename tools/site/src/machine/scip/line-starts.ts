import type { TextRange } from '#schemas/position.ts'

/** Where the lines of a text begin; a line ends after its line feed. */
export function findLineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/**
 * A range as SCIP writes it: lines and UTF-16 columns from 0, three numbers when it is within one line, else four.
 */
export function rangeOf(starts: readonly number[], { start, end }: TextRange): number[] {
  const from = placeOf(starts, start)
  const to = placeOf(starts, end)
  return from[0] === to[0] ? [...from, to[1]] : [...from, ...to]
}

function placeOf(starts: readonly number[], offset: number): [line: number, column: number] {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? Infinity) <= offset) low = middle
    else high = middle - 1
  }
  return [low, offset - (starts[low] ?? 0)]
}
