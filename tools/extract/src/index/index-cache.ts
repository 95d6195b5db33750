import { createHash } from 'node:crypto'
import type { BookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import type { Probe } from '../load/port-probe.ts'
import type { FileIndex } from './file-index.ts'
import type { FileFacts } from './file-shape.ts'

/** What a run leaves for the next one. */
export interface CachedIndex {
  /** Looks at the disk that the programs rested on. */
  readonly probes: readonly Probe[]
  /** {@link baseKey} of that run. */
  readonly base: string
  readonly files: readonly CachedFile[]
}

/** One file's index, good for as long as its key is. */
export interface CachedFile {
  readonly path: BookPath
  readonly facts: FileFacts
  readonly key: string
  readonly index: FileIndex
}

const FILE = '.cache/extract/index.json'
/**
 * Reads what the last run left. `undefined` when there is nothing, or nothing that can be trusted: a cache is
 * never a reason to report anything.
 */
export function readCache(env: Env): CachedIndex | undefined {
  const read = env.fs.read(FILE)
  if (read.kind !== 'text') return undefined
  const end = read.text.indexOf('\n')
  const body = read.text.slice(end + 1)
  if (end < 0 || read.text.slice(0, end) !== stamp(body)) return undefined
  // The stamp proves that writeCache wrote these bytes.
  return JSON.parse(body) as CachedIndex
}

/** Keeps `cached` for the next run. Failing to is no failure: the next run is only slower. */
export function writeCache(cached: CachedIndex, env: Env): void {
  const body = JSON.stringify(cached)
  const temporary = `${FILE}.${stamp(body).slice(-16)}.tmp`
  try {
    env.fs.write(temporary, `${stamp(body)}\n${body}`)
    env.fs.rename(temporary, FILE)
  } catch {
    // A book on a read-only disk can still be extracted elsewhere.
  }
}

function stamp(body: string): string {
  return `index ${createHash('sha256').update(body).digest('hex')}`
}
