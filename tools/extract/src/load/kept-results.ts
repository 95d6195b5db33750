import { hash } from 'node:crypto'
import type { Env } from '../env.ts'

/** Results of earlier runs by a key that stands for everything they came from. Plain data only. */
export interface KeptResults<T> {
  readonly find: (key: string) => T | undefined
  readonly keep: (key: string, value: T) => void
  /** Writes what was found or kept in this run, when that differs from what is on disk. */
  readonly save: () => void
}

/** Opens `.cache/extract/<name>.json`. What cannot be trusted is taken for nothing: the run is only slower. */
export function openKept<T>(name: string, env: Env): KeptResults<T> {
  const file = `.cache/extract/${name}.json`
  const old = readKept<T>(file, env)
  const used = new Map<string, T>()
  return {
    find: (key) => {
      const value = old.get(key)
      if (value !== undefined) used.set(key, value)
      return value
    },
    keep: (key, value) => void used.set(key, value),
    save: () => {
      const isSame = used.size === old.size && [...used.keys()].every((key) => old.has(key))
      if (!isSame) writeKept(file, used, env)
    },
  }
}

function readKept<T>(file: string, env: Env): ReadonlyMap<string, T> {
  const read = env.fs.read(file)
  if (read.kind !== 'text') return new Map()
  const end = read.text.indexOf('\n')
  const body = read.text.slice(end + 1)
  if (end < 0 || read.text.slice(0, end) !== stamp(body)) return new Map()
  // The stamp proves that writeKept wrote these bytes.
  return new Map(JSON.parse(body) as [string, T][])
}

function writeKept(file: string, results: ReadonlyMap<string, unknown>, env: Env): void {
  const body = JSON.stringify([...results].sort(([a], [b]) => (a < b ? -1 : 1)))
  const first = stamp(body)
  const temporary = `${file}.${first.slice(-16)}.tmp`
  try {
    env.fs.write(temporary, `${first}\n${body}`)
    env.fs.rename(temporary, file)
  } catch {
    // A book on a read-only disk can still be extracted elsewhere.
  }
}

function stamp(body: string): string {
  return `kept ${hash('sha256', body)}`
}
