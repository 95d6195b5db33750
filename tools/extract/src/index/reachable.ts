import type { BookPath, SymbolId } from '#schemas/ids.ts'
import type { PortProgram } from '../load/port-program.ts'
import type { FileIndex } from './file-index.ts'
import type { MergedSymbol } from './merge-fragments.ts'

/** What can be imported, and under which other ids. */
export interface Reachable {
  /** Reachable from the entry of its port. */
  readonly exported: ReadonlySet<SymbolId>
  readonly aliases: ReadonlyMap<SymbolId, ReadonlySet<string>>
}

/** A port without an entry is a collection of files: whatever one of them exports is public. */
export function findReachable(
  programs: readonly PortProgram[],
  indexes: ReadonlyMap<BookPath, FileIndex>,
  merged: ReadonlyMap<SymbolId, MergedSymbol>,
  members: ReadonlyMap<SymbolId, readonly SymbolId[]>,
): Reachable {
  const exported = new Set<SymbolId>()
  const aliases = new Map<SymbolId, Set<string>>()
  const publish = (id: SymbolId): void => {
    if (exported.has(id)) return
    exported.add(id)
    for (const member of members.get(id) ?? []) {
      const symbol = merged.get(member)
      if (symbol?.whole.visibility !== 'private' && symbol?.hidden === false) publish(member)
    }
  }
  for (const program of programs) {
    const entries = new Set(
      program.entries.length === 0 ? program.files.map(({ path }) => path) : program.entries,
    )
    for (const { path, module } of program.files)
      for (const { alias, id } of exportsUnder(`${program.port.name}/${module}#`, path, indexes)) {
        if (alias !== id) aliases.set(id, (aliases.get(id) ?? new Set()).add(alias))
        if (entries.has(path)) publish(id)
      }
  }
  return { exported, aliases }
}

/** Every name of the book that importing the file at `path` reaches, also through `export * as ns`. */
function exportsUnder(
  prefix: string,
  path: BookPath,
  indexes: ReadonlyMap<BookPath, FileIndex>,
): { alias: string; id: SymbolId }[] {
  const found: { alias: string; id: SymbolId }[] = []
  const walk = (from: string, at: BookPath, above: readonly BookPath[]): void => {
    if (above.includes(at)) return
    for (const entry of indexes.get(at)?.exports ?? []) {
      const alias = `${from}${entry.name}`
      if (entry.id !== undefined) found.push({ alias, id: entry.id })
      if (entry.module !== undefined) walk(`${alias}.`, entry.module, [...above, at])
    }
  }
  walk(prefix, path, [])
  return found
}
