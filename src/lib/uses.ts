import type { Occurrence } from '#schemas/occurrence.ts'
import type { TextRange } from '#schemas/position.ts'
import type { SourceFile } from '#schemas/source-file.ts'

/** A place where a symbol is named. */
export interface Use {
  /** `ports/workqueue/src/queue.ts` */
  file: string
  /** 1-based. */
  line: number
  /** The identifier, in the file. */
  range: TextRange
  role: 'definition' | 'reference'
  /** The whole line, without its newline. */
  text: string
  /** Where the identifier begins in {@link text}. */
  column: number
}

/** The uses within one file, in the order of its text. */
export interface FileUses {
  file: string
  port: string
  module: string
  uses: Use[]
}

/** Symbol id → its uses, the files in the order they were given. */
export type UseIndex = ReadonlyMap<string, readonly FileUses[]>

/** Turns what each identifier means into where each symbol is named. Definitions are uses too. */
export function buildUses(files: readonly SourceFile[]): UseIndex {
  const index = new Map<string, FileUses[]>()
  for (const file of files) {
    const lines = findLines(file.text)
    for (const occurrence of file.occurrences) {
      const { range } = occurrence
      const line = lineAt(lines, range.start)
      const start = lines[line - 1] ?? 0
      const text = file.text.slice(start, (lines[line] ?? file.text.length + 1) - 1)
      const use = { file: file.path, line, range, text, column: range.start - start }
      for (const [id, role] of meanings(occurrence)) {
        place(index, id, file).uses.push({ ...use, role })
      }
    }
  }
  return index
}

/** What else an identifier means it only refers to: it is defined where it is the first meaning. */
function meanings({ target, also, role }: Occurrence): [string, Use['role']][] {
  const found: [string, Use['role']][] = []
  if (target.kind === 'symbol') found.push([target.id, role])
  if (also?.kind === 'symbol') found.push([also.id, 'reference'])
  return found
}

function place(index: Map<string, FileUses[]>, id: string, file: SourceFile): FileUses {
  const known = index.get(id) ?? []
  const last = known.at(-1)
  if (last?.file === file.path) return last
  const fresh = { file: file.path, port: file.port, module: file.module, uses: [] }
  index.set(id, [...known, fresh])
  return fresh
}

/** Where each line begins. */
function findLines(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The 1-based line an offset is on. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
