import type { Port } from '#schemas/book.ts'
import { type BookPath, parseBookPath } from '#schemas/ids.ts'
import type { Parity } from '#schemas/vector.ts'
import type { Env } from '../env.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { resolveInside } from './book-path.ts'
import { hashText } from './content-hash.ts'
import { findEntries } from './port-entry.ts'
import type { PortFile } from './port-file.ts'
import { loadParity } from './port-parity.ts'
import { loadUpstream, type PortUpstream } from './port-upstream.ts'
import { listSources, readSource } from './read-source.ts'

/** A port as read from disk; nothing is compiled yet. */
export interface PortProgram {
  readonly port: Port
  /** Everything TypeScript below `src`, sorted by path. */
  readonly files: readonly PortFile[]
  /** Files a user of the package can import; empty: all of them. */
  readonly entries: readonly BookPath[]
  readonly tsconfig: BookPath
  /** Absent when the port has no recorded original. */
  readonly upstream: PortUpstream | undefined
  /** Absent without vectors. */
  readonly parity: Parity | undefined
}

const SUFFIXES = ['.ts', '.tsx', '.mts', '.cts']
const RE_EXTENSION = /(?:\.d)?\.[mc]?tsx?$/u
const MAX_FILE_BYTES = 4_000_000

/** Reads a port. Everything wrong with it is reported; `undefined` when there is nothing to index. */
export function loadPort(port: Port, env: Env): PortProgram | undefined {
  const folder = resolveInside('.', port.path)
  if (folder === undefined || folder === '.' || !env.fs.exists(folder)) {
    env.report(createProblem(indexProblems.portMissing, { port: port.name, path: port.path }))
    return undefined
  }
  const tsconfig = `${folder}/tsconfig.json`
  const files = readFiles(`${folder}/src`, env)
  if (files.length === 0) {
    const args = { port: port.name, folder: `${folder}/src` }
    env.report(createProblem(indexProblems.noSources, args))
  }
  if (!env.fs.exists(tsconfig))
    env.report(createProblem(sourceProblems.missing, {}, { file: tsconfig }))
  if (files.length === 0 || !env.fs.exists(tsconfig)) return undefined
  const upstream = loadUpstream(folder, env)
  return {
    port,
    files,
    entries: findEntries(folder, files, env),
    tsconfig: parseBookPath(tsconfig),
    upstream,
    parity: loadParity(folder, upstream?.requirements, env),
  }
}

function readFiles(src: string, env: Env): PortFile[] {
  const paths = SUFFIXES.flatMap((suffix) => listSources(env, src, suffix))
  const byModule = new Map<string, string>()
  const files: PortFile[] = []
  for (const path of paths.filter((name) => !name.includes('/node_modules/')).sort()) {
    const text = readSource(env, path, { maxBytes: MAX_FILE_BYTES })
    if (text === undefined) continue
    const module = path.slice(src.length + 1).replace(RE_EXTENSION, '')
    const other = byModule.get(module.toLowerCase())
    if (other !== undefined)
      env.report(createProblem(indexProblems.twinModule, { module, other }, { file: path }))
    byModule.set(module.toLowerCase(), path)
    files.push({ path: parseBookPath(path), module, text, hash: hashText(text) })
  }
  return files
}
