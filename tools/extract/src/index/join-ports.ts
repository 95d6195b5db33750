import { type BookPath, parsePortName, parseBookPath, type SymbolId } from '#schemas/ids.ts'
import type { RequirementFile } from '#schemas/requirement.ts'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import type { PortProgram } from '../load/port-program.ts'
import type { BookIndex } from './book-index.ts'
import type { FileIndex, SymbolFragment } from './file-index.ts'
import { createLinkFinder } from './find-link.ts'
import { resolveLinks } from './doc-links.ts'
import { mergeFragments, type MergedSymbol } from './merge-fragments.ts'
import { findReachable } from './reachable.ts'
import { findRelations } from './relations.ts'

/** Puts the files of all ports together; what ports stand for upstream is joined later. */
export function joinPorts(
  programs: readonly PortProgram[],
  indexes: ReadonlyMap<BookPath, FileIndex>,
): BookIndex {
  const fragments = new Map<SymbolId, SymbolFragment[]>()
  for (const program of programs)
    for (const { path } of program.files)
      for (const fragment of indexes.get(path)?.fragments ?? []) {
        const same = fragments.get(fragment.id)
        if (same === undefined) fragments.set(fragment.id, [fragment])
        else same.push(fragment)
      }
  const merged = new Map<SymbolId, MergedSymbol>()
  const ports = new Map(programs.map(({ port }) => [port.name as string, parsePortName(port.name)]))
  for (const [id, parts] of fragments) {
    const port = ports.get(id.slice(0, id.indexOf('/')))
    if (port !== undefined) merged.set(id, mergeFragments(id, port, parts))
  }
  const records = completeRecords(merged, programs, indexes)
  return {
    ports: programs.map((program) => portRecord(program, records, indexes)),
    files: programs
      .flatMap((program) => sourceFiles(program, indexes))
      .sort((left, right) => (left.path < right.path ? -1 : 1)),
  }
}

/**
 * Adds what only the whole book tells: members, callers, subtypes, overrides, reachability, aliases and links in doc
 * comments.
 */
function completeRecords(
  merged: ReadonlyMap<SymbolId, MergedSymbol>,
  programs: readonly PortProgram[],
  indexes: ReadonlyMap<BookPath, FileIndex>,
): SymbolRecord[] {
  const members = new Map<SymbolId, SymbolId[]>()
  const callers = new Map<SymbolId, SymbolId[]>()
  const push = (map: Map<SymbolId, SymbolId[]>, key: SymbolId, value: SymbolId): void => {
    const list = map.get(key)
    if (list === undefined) map.set(key, [value])
    else list.push(value)
  }
  for (const { whole } of merged.values()) {
    if (whole.parent !== undefined) push(members, whole.parent, whole.id)
    for (const callee of whole.calls) push(callers, callee, whole.id)
  }
  const { exported, aliases } = findReachable(programs, indexes, merged, members)
  const { subtypes, overrides, overriddenBy } = findRelations(merged, members)
  const findLink = createLinkFinder(merged, indexes)
  const complete = (record: SymbolRecord, whole: SymbolId): SymbolRecord => ({
    ...record,
    exported: exported.has(whole),
    ...(record.doc === undefined
      ? {}
      : { doc: resolveLinks(record.doc, (name) => findLink(name, whole)) }),
  })
  return [...merged.values()].flatMap(({ whole, overloads }) => [
    {
      ...complete(whole, whole.id),
      members: members.get(whole.id) ?? [],
      subtypes: [...(subtypes.get(whole.id) ?? [])],
      overrides: [...(overrides.get(whole.id) ?? [])],
      overriddenBy: [...(overriddenBy.get(whole.id) ?? [])],
      calledBy: (callers.get(whole.id) ?? []).sort(),
      aliases: [...(aliases.get(whole.id) ?? [])].sort(),
    },
    ...overloads.map((overload) => complete(overload, whole.id)),
  ])
}

function portRecord(
  program: PortProgram,
  records: readonly SymbolRecord[],
  indexes: ReadonlyMap<BookPath, FileIndex>,
): PortRecord {
  const { port, files, upstream, parity } = program
  return {
    schemaVersion: SCHEMA_VERSION,
    port: parsePortName(port.name),
    path: parseBookPath(port.path.replace(/^\.\/|\/+$/gu, '')),
    files: files.flatMap(({ path }) => (indexes.has(path) ? [path] : [])),
    symbols: records
      .filter((record) => record.port === port.name)
      .sort((left, right) => (left.id < right.id ? -1 : 1)),
    upstream: upstream?.record?.sources ?? [],
    mappings: [],
    ...(upstream?.requirements ? { requirements: countRequirements(upstream.requirements) } : {}),
    ...(parity ? { parity } : {}),
  }
}

function countRequirements({
  requirements,
}: RequirementFile): NonNullable<PortRecord['requirements']> {
  const all = Object.values(requirements)
  const tested = all.filter(({ status }) => status === 'tested').length
  return { tested, deviations: all.length - tested }
}

function sourceFiles(
  program: PortProgram,
  indexes: ReadonlyMap<BookPath, FileIndex>,
): SourceFile[] {
  return program.files.flatMap(({ path, module, text, hash }) => {
    const index = indexes.get(path)
    if (index === undefined) return []
    return [
      {
        schemaVersion: SCHEMA_VERSION,
        port: parsePortName(program.port.name),
        path,
        module,
        text,
        hash,
        symbols: index.fragments.map(({ id }) => id),
        occurrences: index.occurrences,
        hovers: index.hovers,
      },
    ]
  })
}
