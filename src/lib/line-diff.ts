/** A row of two texts side by side: a line of each, where each has one. Lines are numbered from 1. */
export interface DiffRow {
  before: DiffLine | undefined
  after: DiffLine | undefined
  /** Both sides have it, and it is the same. */
  same: boolean
}

/** A line of one of the texts. */
export interface DiffLine {
  number: number
  text: string
}

/** Two texts side by side: what they share stands in the same row, what replaced what beside it. */
export function diffLines(before: string, after: string): DiffRow[] {
  const [left, right] = [linesOf(before), linesOf(after)]
  const lengths = measureCommon(left, right)
  const rows: DiffRow[] = []
  let taken: DiffLine[] = []
  let put: DiffLine[] = []
  const flush = (): void => {
    for (let at = 0; at < Math.max(taken.length, put.length); at += 1)
      rows.push({ before: taken[at], after: put[at], same: false })
    taken = []
    put = []
  }
  let [i, j] = [0, 0]
  while (i < left.length || j < right.length) {
    const [a, b] = [left[i], right[j]]
    if (a && b && a.text === b.text) {
      flush()
      rows.push({ before: a, after: b, same: true })
      i += 1
      j += 1
    } else if (a && (!b || at(lengths, i + 1, j) >= at(lengths, i, j + 1))) {
      taken.push(a)
      i += 1
    } else if (b) {
      put.push(b)
      j += 1
    }
  }
  flush()
  return rows
}

function linesOf(text: string): DiffLine[] {
  return text.split('\n').map((line, index) => ({ number: index + 1, text: line }))
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0
}

/** `[i][j]`: how many lines the ends from line i and from line j have in common, in the same order. */
function measureCommon(left: readonly DiffLine[], right: readonly DiffLine[]): number[][] {
  const table = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  )
  for (let i = left.length - 1; i >= 0; i -= 1)
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? []
      row[j] =
        left[i]?.text === right[j]?.text
          ? at(table, i + 1, j + 1) + 1
          : Math.max(at(table, i + 1, j), at(table, i, j + 1))
    }
  return table
}
