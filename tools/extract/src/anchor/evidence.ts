import type { Evidence } from '#schemas/claim.ts'
import type { Problem } from '#schemas/problem.ts'
import type { PortRecord } from '#schemas/source-file.ts'
import type { UpstreamSource, UpstreamSymbol } from '#schemas/upstream.ts'
import type { Sources } from '../load/load.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import type { SymbolResolver } from './symbol-resolver.ts'
import { symbolProblem } from './symbol-problem.ts'

/** Where evidence is looked for: every port of the book, the chapter's own first. */
export interface EvidenceContext {
  sources: Sources
  resolver: SymbolResolver
  ports: readonly PortRecord[]
  place: Place
}

// test:Q-4
const RE_TEST = /^test:([A-Z]+-\d+)$/u
// symbol:oven/dough#Dough.fold
const RE_SYMBOL = /^symbol:(\S+)$/u
// upstream:tally.go#Tally.Add@9f2c11aa03de, upstream:sum/sum.go#Sum
const RE_UPSTREAM = /^upstream:([^#\s]+)#([^@\s]+)(?:@(\S*))?$/u

/** What one word of a claim's `evidence` points to, or why it points nowhere. */
export function resolveEvidence(written: string, context: EvidenceContext): Evidence | Problem {
  const requirement = RE_TEST.exec(written)?.[1]
  if (requirement !== undefined) return resolveTest(requirement, context)
  const symbol = RE_SYMBOL.exec(written)?.[1]
  if (symbol !== undefined) return resolveSymbol(symbol, context)
  const [, file, name, judged = ''] = RE_UPSTREAM.exec(written) ?? []
  if (file !== undefined && name !== undefined)
    return resolveUpstream({ written, file, name, judged }, context)
  return createProblem(problems.evidenceMalformed, { evidence: written }, context.place)
}

function resolveTest(requirement: string, { sources, place }: EvidenceContext): Evidence | Problem {
  const files = sources.ports.flatMap(({ port, upstream }) => {
    const requirements = upstream?.requirements?.requirements
    return requirements ? [{ port: port.name, requirements }] : []
  })
  const owners = files.filter(({ requirements }) => Object.hasOwn(requirements, requirement))
  if (owners.length === 0) {
    const near = nearest(
      requirement,
      files.flatMap(({ requirements }) => Object.keys(requirements)),
    )
    const args = { requirement, nearest: near ? [near] : [] }
    return createProblem(problems.requirementUnknown, args, place)
  }
  for (const { port } of owners) {
    const title = sources.tests[port]?.[requirement]
    if (title !== undefined) return { kind: 'test', requirement, title }
  }
  return createProblem(problems.requirementUntested, { requirement }, place)
}

function resolveSymbol(
  name: string,
  { resolver, ports, place }: EvidenceContext,
): Evidence | Problem {
  const port = ports[0]?.port
  const found = resolver.resolve(name, port)
  if (found.kind !== 'found') return symbolProblem(name, found, port ?? '', place)
  return { kind: 'symbol', symbol: found.symbol.id }
}

interface UpstreamReference {
  written: string
  /** As written: `tally.go`, or with the source before it, `sum/sum.go`. */
  file: string
  name: string
  judged: string
}

interface UpstreamHit {
  port: PortRecord
  source: UpstreamSource
  symbol: UpstreamSymbol
}

const JUDGED_DIGITS = 12

function resolveUpstream(
  reference: UpstreamReference,
  { ports, place }: EvidenceContext,
): Evidence | Problem {
  const all = ports.flatMap((port) =>
    port.upstream.flatMap((source) => source.symbols.map((symbol) => ({ port, source, symbol }))),
  )
  const { written, file, name, judged } = reference
  const isMeant = ({ source, symbol }: UpstreamHit): boolean =>
    symbol.name === name && (symbol.file === file || `${source.id}/${symbol.file}` === file)
  const hit = all.find(isMeant)
  if (!hit) {
    const near = nearest(
      `${file}#${name}`,
      all.map(({ symbol }) => `${symbol.file}#${symbol.name}`),
    )
    const args = { file, name, nearest: near ? [near] : [] }
    return createProblem(problems.upstreamUnknown, args, place)
  }
  const current = hit.symbol.hash.slice(0, JUDGED_DIGITS)
  if (judged !== current)
    return createProblem(problems.upstreamChanged, { evidence: written, judged, current }, place)
  return {
    kind: 'upstream',
    source: hit.source.id,
    file: hit.symbol.file,
    name,
    judged,
    permalink: permalinkOf(hit),
  }
}

function permalinkOf({ port, source, symbol }: UpstreamHit): string {
  const mapping = port.mappings.find(
    (entry) =>
      entry.source === source.id && entry.file === symbol.file && entry.name === symbol.name,
  )
  if (mapping) return mapping.permalink
  const path = [source.path, symbol.file].filter((part) => part !== '').join('/')
  const { start, end } = symbol.lines
  return `${source.repository}/blob/${source.commit}/${path}#L${start}-L${end}`
}
