import { findLoose, loosen } from '#authored/loose-text.ts'
import { type DiffLine, type DiffRow, diffLines } from './line-diff.ts'

/** Code then or now, and the text in it that a note is on. */
export interface ComparedCode {
  text: string
  quote: string
}

/** A line as it is shown. */
export interface ComparedLine extends DiffLine {
  /** Only this side has it. */
  changed: boolean
  /** The note is on it. */
  quoted: boolean
}

/** A row of the comparison, or how many rows are left out because nothing happens there. */
export type ComparedRow =
  | { kind: 'line'; before: ComparedLine | undefined; after: ComparedLine | undefined }
  | { kind: 'skip'; count: number }

/** Rows shown around a change and around the quote. */
const CONTEXT = 3
/** Fewer rows than these are not worth hiding. */
const MIN_SKIP = 3

/** Old code beside new: what changed, what the note is on, and a little around both. */
export function compareCode(before: ComparedCode, after: ComparedCode): ComparedRow[] {
  const quoted = { before: findQuoted(before), after: findQuoted(after) }
  const rows = diffLines(before.text, after.text)
  const lines = rows.map((row) => ({
    kind: 'line' as const,
    before: mark(row.before, row, quoted.before),
    after: mark(row.after, row, quoted.after),
  }))
  const telling = lines.map(({ before: old, after: fresh }) =>
    [old, fresh].some((line) => line?.changed === true || line?.quoted === true),
  )
  return skipQuiet(
    lines,
    telling.map((_, index) =>
      telling.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).includes(true),
    ),
  )
}

/** One text with nothing beside it: the lines the note is on, and a little around. */
export function showCode(code: ComparedCode): ComparedRow[] {
  return compareCode(code, code)
}

function findQuoted({ text, quote }: ComparedCode): Set<number> {
  const lineAt = (offset: number): number => text.slice(0, offset).split('\n').length
  return new Set(
    findLoose(loosen(text), quote).flatMap(({ start, end }) => {
      const [first, last] = [lineAt(start), lineAt(end)]
      return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    }),
  )
}

function mark(
  line: DiffLine | undefined,
  { same }: DiffRow,
  quoted: ReadonlySet<number>,
): ComparedLine | undefined {
  return line && { ...line, changed: !same, quoted: quoted.has(line.number) }
}

function skipQuiet(lines: readonly ComparedRow[], near: readonly boolean[]): ComparedRow[] {
  const rows: ComparedRow[] = []
  let quiet: ComparedRow[] = []
  const flush = (): void => {
    if (quiet.length < MIN_SKIP) rows.push(...quiet)
    else rows.push({ kind: 'skip', count: quiet.length })
    quiet = []
  }
  for (const [index, line] of lines.entries()) {
    if (near[index] !== true) {
      quiet.push(line)
      continue
    }
    flush()
    rows.push(line)
  }
  // Where nothing is near anything, all of it is shown.
  if (rows.length === 0) return [...lines]
  flush()
  return rows
}
