import type { BookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { type Compiler, createCompiler, reportSyntax } from '../load/port-compiler.ts'
import type { PortProgram } from '../load/port-program.ts'
import { baseKey } from './base-key.ts'
import type { FileIndex } from './file-index.ts'
import { computeKeys } from './file-keys.ts'
import { type FileFacts, factsOf } from './file-shape.ts'
import { type CachedFile, type CachedIndex, writeCache } from './index-cache.ts'
import { createIndexContext, type IndexContext } from './index-context.ts'
import { indexFile } from './index-file.ts'
import type { OwnedFile } from './symbol-id.ts'

interface Work {
  readonly programs: readonly PortProgram[]
  readonly compiler: Compiler
  /** By the name the compiler knows them under. */
  readonly files: ReadonlyMap<string, OwnedFile>
  readonly env: Env
}

/**
 * Indexes the files whose index may differ from what is kept, and keeps the outcome.
 *
 * @param cached - of the same base, or nothing
 */
export function compileFiles(
  programs: readonly PortProgram[],
  cached: CachedIndex | undefined,
  env: Env,
): ReadonlyMap<BookPath, FileIndex> {
  const compiler = createCompiler(programs, env)
  const files = new Map(
    programs.flatMap((program) =>
      compiler.included(program).map((file): [string, OwnedFile] => {
        return [compiler.absolute(file.path), { ...file, port: program.port.name }]
      }),
    ),
  )
  const work = { programs, compiler, files, env }
  return (cached && indexChanged(cached, work)) ?? indexAll(work)
}

function indexAll(work: Work): ReadonlyMap<BookPath, FileIndex> {
  const all = new Set([...work.files.values()].map(({ path }) => path))
  const contexts = compile(all, work)
  const facts = readFacts(all, contexts, work)
  const base = baseKey(work.programs, work.compiler.probes(), work.env)
  return finish(
    { stale: all, kept: [], facts, base, probes: work.compiler.probes() },
    contexts,
    work,
  )
}

/** `undefined` when the change reaches beyond what can be told from the files alone. */
function indexChanged(
  cached: CachedIndex,
  work: Work,
): ReadonlyMap<BookPath, FileIndex> | undefined {
  const hashes = new Map([...work.files.values()].map(({ path, hash }) => [path, hash]))
  const changed = cached.files.filter(({ path, facts }) => facts.hash !== hashes.get(path))
  const globals = cached.files.filter(({ facts }) => facts.global).map(({ path }) => path)
  const edited = new Set(changed.map(({ path }) => path))
  const roots = new Set([...edited, ...globals])
  const contexts = compile(roots, work)
  const facts = new Map<BookPath, FileFacts>(cached.files.map((file) => [file.path, file.facts]))
  for (const [path, now] of readFacts(edited, contexts, work)) facts.set(path, now)
  const keys = computeKeys(facts, cached.base)
  const kept = cached.files.filter(({ path, key }) => key === keys.get(path))
  const fresh = new Set(kept.map(({ path }) => path))
  const stale = new Set([...facts.keys()].filter((path) => !fresh.has(path)))
  const missing = [...stale].some((path) => !roots.has(path))
  const complete = missing ? compile(new Set([...stale, ...globals]), work) : contexts
  const { base, probes } = cached
  // A look at something new: what it found is not part of the base.
  const known = new Set(probes.map(({ kind, path }) => `${kind} ${path}`))
  if (work.compiler.probes().some(({ kind, path }) => !known.has(`${kind} ${path}`)))
    return undefined
  return finish({ stale, kept, facts, base, probes }, complete, work)
}

type Contexts = ReadonlyMap<PortProgram, IndexContext>

/** One program for each port that has any of `roots`. */
function compile(roots: ReadonlySet<BookPath>, { programs, compiler, files }: Work): Contexts {
  const contexts = new Map<PortProgram, IndexContext>()
  for (const port of programs) {
    const own = compiler.included(port).flatMap(({ path }) => (roots.has(path) ? [path] : []))
    if (own.length > 0) contexts.set(port, createIndexContext(compiler.compile(port, own), files))
  }
  return contexts
}

/** Calls `visit` for every file among `paths`, with the program of its port. */
function* sourcesOf(
  paths: ReadonlySet<BookPath>,
  contexts: Contexts,
  { compiler, files }: Work,
): Generator<{ source: Parameters<typeof indexFile>[0]; file: OwnedFile; context: IndexContext }> {
  for (const [port, context] of contexts)
    for (const { path } of compiler.included(port)) {
      const source = context.program.getSourceFile(compiler.absolute(path))
      const file = files.get(compiler.absolute(path))
      if (source !== undefined && file !== undefined && paths.has(path))
        yield { source, file, context }
    }
}

function readFacts(
  paths: ReadonlySet<BookPath>,
  contexts: Contexts,
  work: Work,
): Map<BookPath, FileFacts> {
  const facts = new Map<BookPath, FileFacts>()
  for (const { source, file, context } of sourcesOf(paths, contexts, work))
    facts.set(file.path, factsOf(source, file.hash, context))
  return facts
}

interface Outcome {
  readonly stale: ReadonlySet<BookPath>
  readonly kept: readonly CachedFile[]
  readonly facts: ReadonlyMap<BookPath, FileFacts>
  readonly base: string
  readonly probes: CachedIndex['probes']
}

function finish(
  { stale, kept, facts, base, probes }: Outcome,
  contexts: Contexts,
  work: Work,
): ReadonlyMap<BookPath, FileIndex> {
  const keys = computeKeys(facts, base)
  const files = [...kept]
  let broken = false
  for (const { source, file, context } of sourcesOf(stale, contexts, work)) {
    work.env.log.progress(`index: ${file.path}`)
    broken = reportSyntax(context.program, source, file.path, work.env) || broken
    const index = indexFile(source, file, context)
    const known = facts.get(file.path)
    const key = keys.get(file.path)
    if (known !== undefined && key !== undefined)
      files.push({ path: file.path, facts: known, key, index })
  }
  files.sort((left, right) => (left.path < right.path ? -1 : 1))
  // What is wrong has to be reported by every run, so it is not kept.
  if (!broken && work.compiler.valid) writeCache({ base, probes, files }, work.env)
  return new Map(files.map(({ path, index }) => [path, index]))
}
