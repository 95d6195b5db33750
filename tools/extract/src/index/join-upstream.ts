import type { SymbolId } from '#schemas/ids.ts'
import type { PortRecord } from '#schemas/source-file.ts'
import type { Mapping, UpstreamMap, UpstreamSource } from '#schemas/upstream.ts'
import type { Env } from '../env.ts'
import type { PortProgram } from '../load/port-program.ts'
import type { PortUpstream } from '../load/port-upstream.ts'
import { nearest } from '../nearest.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem, type ProblemDefinition } from '../problems/problem-definition.ts'
import type { BookIndex } from './book-index.ts'

/** Joins every port with its recorded original through the authored map. What is left over is reported. */
export function joinUpstream(
  index: BookIndex,
  programs: readonly PortProgram[],
  env: Env,
): BookIndex {
  const ports = index.ports.map((record) => {
    const upstream = programs.find(({ port }) => port.name === record.port)?.upstream
    if (upstream?.record === undefined || upstream.map === undefined) return record
    const join = { record, upstream, map: upstream.map, env }
    const mappings = upstream.record.sources.flatMap((source) => joinSource(source, join))
    reportUnknownNames(upstream.record.sources, join)
    reportExports(mappings, join)
    return { ...record, mappings }
  })
  return { ports, files: index.files }
}

interface Join {
  readonly record: PortRecord
  readonly upstream: PortUpstream
  readonly map: UpstreamMap
  readonly env: Env
}

/** Reports at the deepest part of `path` that the map has. */
function report<Args>(
  { upstream, env }: Join,
  problem: ProblemDefinition<Args>,
  args: Args,
  path: readonly string[],
): void {
  const place = { file: upstream.mapFile, line: upstream.lineOf(path) }
  env.report(createProblem(problem, args, place))
}

function suggest(text: string, candidates: Iterable<string>): string[] {
  const found = nearest(text, candidates)
  return found === undefined ? [] : [found]
}

function joinSource(source: UpstreamSource, join: Join): Mapping[] {
  return source.symbols.flatMap((symbol): Mapping[] => {
    const { file, name, lines, hash } = symbol
    const path = ['sources', source.id, file, name]
    const entry = join.map.sources[source.id]?.[file]?.[name]
    if (entry === undefined) {
      report(join, indexProblems.upstreamUnmapped, { source: source.id, file, name }, path)
      return []
    }
    const { status, to, reason } = entry
    if (to !== undefined) reportTarget(name, to, path, join)
    return [
      {
        source: source.id,
        name,
        file,
        lines,
        hash,
        status,
        ...(to === undefined ? {} : { to }),
        ...(reason === undefined ? {} : { reason }),
        permalink: permalink(source, symbol),
      },
    ]
  })
}

function permalink(source: UpstreamSource, symbol: UpstreamSource['symbols'][number]): string {
  const path = [...source.path.split('/'), ...symbol.file.split('/')]
    .filter((part) => part !== '')
    .map(encodeURIComponent)
    .join('/')
  const { start, end } = symbol.lines
  return `${source.repository}/blob/${source.commit}/${path}#L${start}-L${end}`
}

function reportTarget(name: string, to: SymbolId, path: readonly string[], join: Join): void {
  const ids = join.record.symbols.map(({ id }) => id)
  if (ids.includes(to)) return
  const args = { name, to, nearest: suggest(to, ids) }
  report(join, indexProblems.mappedToUnknown, args, path)
}

/** Entries of the map that upstream does not have. */
function reportUnknownNames(sources: readonly UpstreamSource[], join: Join): void {
  const unknown = (
    what: string,
    name: string,
    candidates: readonly string[],
    path: readonly string[],
  ): void => {
    const args = { what, name, nearest: suggest(name, candidates) }
    report(join, indexProblems.upstreamUnknown, args, path)
  }
  for (const [id, files] of Object.entries(join.map.sources)) {
    const symbols = sources.find((source) => source.id === id)?.symbols
    if (symbols === undefined) {
      const ids = sources.map((source) => source.id)
      unknown('source', id, ids, ['sources', id])
      continue
    }
    for (const [file, entries] of Object.entries(files)) {
      const own = symbols.filter((symbol) => symbol.file === file).map(({ name }) => name)
      if (own.length === 0) {
        const known = symbols.map((symbol) => symbol.file)
        unknown('file', file, known, ['sources', id, file])
        continue
      }
      for (const name of Object.keys(entries))
        if (!own.includes(name)) unknown('symbol', name, own, ['sources', id, file, name])
    }
  }
}

/** Exports that nothing upstream is mapped to, and additions that are none. */
function reportExports(mappings: readonly Mapping[], join: Join): void {
  const { record, map, env } = join
  const ids = record.symbols.map(({ id }) => id)
  const byTarget = new Map(
    mappings.flatMap(({ to, name }) => (to === undefined ? [] : [[to, name]])),
  )
  for (const id of Object.keys(map.additions)) {
    const name = byTarget.get(id as SymbolId)
    const path = ['additions', id]
    if (!ids.includes(id as SymbolId))
      report(join, indexProblems.additionUnknown, { id, nearest: suggest(id, ids) }, path)
    else if (name !== undefined) report(join, indexProblems.additionMapped, { id, name }, path)
  }
  const targets = [...byTarget.keys(), ...Object.keys(map.additions)]
  for (const { id, exported, parent, declarations } of record.symbols) {
    const covered = targets.some((target) => target === id || target.startsWith(`${id}.`))
    // Overloads and members are covered by the symbol they belong to.
    if (!exported || parent !== undefined || covered || /\(\d+\)$/u.test(id)) continue
    const place = { file: declarations[0]?.file, line: declarations[0]?.lines.start }
    env.report(createProblem(indexProblems.exportUnmapped, { id }, place))
  }
}
