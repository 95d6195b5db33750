import { hash } from 'node:crypto'
import type { BookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import type { Probe } from '../load/port-probe.ts'
import type { FileIndex } from './file-index.ts'
import type { FileFacts } from './file-shape.ts'
import { packOccurrences, type PackedOccurrences, unpackOccurrences } from './pack-occurrences.ts'

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
  /** The line it was read from, which is written again as it is. */
  readonly line?: string
}

/** The first line is a stamp over the rest, the second the head, and each further line a file. */
const FILE = '.cache/extract/index.jsonl'

/** Changes with what a line holds: lines are read before anything says which tool wrote them. */
const FORMAT = 2

interface PackedFile {
  readonly file: Omit<CachedFile, 'index' | 'line'>
  readonly index: Omit<FileIndex, 'occurrences'>
  readonly occurrences: PackedOccurrences
}

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
  const [head = '', ...lines] = body.split('\n')
  return { ...(JSON.parse(head) as Omit<CachedIndex, 'files'>), files: lines.map(readLine) }
}

/** Keeps `cached` for the next run. Failing to is no failure: the next run is only slower. */
export function writeCache({ base, probes, files }: CachedIndex, env: Env): void {
  const body = [JSON.stringify({ base, probes }), ...files.map(writeLine)].join('\n')
  const first = stamp(body)
  const temporary = `${FILE}.${first.slice(-16)}.tmp`
  try {
    env.fs.write(temporary, `${first}\n${body}`)
    env.fs.rename(temporary, FILE)
  } catch {
    // A book on a read-only disk can still be extracted elsewhere.
  }
}

function readLine(line: string): CachedFile {
  const { file, index, occurrences } = JSON.parse(line) as PackedFile
  return { ...file, index: { ...index, occurrences: unpackOccurrences(occurrences) }, line }
}

function writeLine({ index, line, ...file }: CachedFile): string {
  if (line !== undefined) return line
  const { occurrences, ...rest } = index
  const packed: PackedFile = { file, index: rest, occurrences: packOccurrences(occurrences) }
  return JSON.stringify(packed)
}

function stamp(body: string): string {
  return `index ${FORMAT} ${hash('sha256', body)}`
}
