import type { SymbolRecord } from '#schemas/symbol.ts'
import type { FileUses, UseIndex } from './uses.ts'

/** A line on which a symbol is named. */
export interface UseLine {
  line: number
  /** The line without the white space around it, cut into runs. */
  runs: { text: string; marked: boolean }[]
  /** It is declared here. */
  definition: boolean
}

/** The lines of one file. */
export interface FileUseLines {
  port: string
  module: string
  lines: UseLine[]
  /** How often it is referred to; a line may do so twice. */
  references: number
}

/** Turns uses into lines to show: several uses on one line share it. */
export function buildUseLines(files: readonly FileUses[]): FileUseLines[] {
  return files.map(({ port, module, uses }) => {
    const byLine = new Map<number, FileUses['uses']>()
    for (const use of uses) byLine.set(use.line, [...(byLine.get(use.line) ?? []), use])
    return {
      port,
      module,
      lines: [...byLine].map(([line, on]) => buildLine(line, on)),
      references: uses.filter(({ role }) => role === 'reference').length,
    }
  })
}

function buildLine(line: number, uses: FileUses['uses']): UseLine {
  const text = uses[0]?.text ?? ''
  const runs: UseLine['runs'] = []
  let from = text.length - text.trimStart().length
  for (const { column, range } of uses) {
    const end = column + range.end - range.start
    if (column > from) runs.push({ text: text.slice(from, column), marked: false })
    if (end > column) runs.push({ text: text.slice(column, end), marked: true })
    from = Math.max(from, end)
  }
  const rest = text.slice(from).trimEnd()
  if (rest !== '') runs.push({ text: rest, marked: false })
  return { line, runs, definition: uses.some(({ role }) => role === 'definition') }
}

/** How often a symbol is referred to. */
export function countReferences(files: readonly FileUses[]): number {
  return files.flatMap(({ uses }) => uses).filter(({ role }) => role === 'reference').length
}

/** Where one of the members that a member overrides or implements is referred to. */
export interface UsesThrough {
  /** The overridden member. */
  id: string
  /** Its references, without its declarations. */
  files: FileUses[]
}

/**
 * Where a member is used without being named: code that is given a `WorkQueue` calls `WorkQueue.add`, and that runs
 * `Queue.add`.
 */
export function findUsesThrough(
  { overrides }: Pick<SymbolRecord, 'overrides'>,
  uses: UseIndex,
): UsesThrough[] {
  return overrides
    .map((id) => ({ id, files: (uses.get(id) ?? []).flatMap(onlyReferences) }))
    .filter(({ files }) => files.length > 0)
}

function onlyReferences(file: FileUses): FileUses[] {
  const uses = file.uses.filter(({ role }) => role === 'reference')
  return uses.length === 0 ? [] : [{ ...file, uses }]
}

/** How often a symbol is used, by its own name or through what it overrides. */
export function countUses(symbol: Pick<SymbolRecord, 'id' | 'overrides'>, uses: UseIndex): number {
  return [
    uses.get(symbol.id) ?? [],
    ...findUsesThrough(symbol, uses).map(({ files }) => files),
  ].reduce((sum, files) => sum + countReferences(files), 0)
}
