import { GRAM, findPostings } from './gram-shard.ts'
import type { SearchDirectory } from './search-files.ts'

/** Finds text, and gives it. All loading goes through `load`, and each file is loaded once. */
export class TextIndex {
  readonly #directory: SearchDirectory
  readonly #load: (name: string) => Promise<Uint8Array>
  readonly #shards = new Map<string, Promise<Uint8Array>>()
  readonly #texts = new Map<string, Promise<string>>()

  constructor(directory: SearchDirectory, load: (name: string) => Promise<Uint8Array>) {
    this.#directory = directory
    this.#load = load
  }

  /** Offsets of all places where `query` stands, which has been folded and has no line's end in it; rising. */
  async find(query: string): Promise<number[]> {
    if (query === '') return []
    const [first, ...rest] = await Promise.all(
      cutQuery(query).map(async ({ gram, at }) => ({ at, positions: await this.#findGram(gram) })),
    )
    if (!first) return []
    const sets = rest.map(({ at, positions }) => ({ at, positions: new Set(positions) }))
    return first.positions.filter((start) =>
      sets.every(({ at, positions }) => positions.has(start + at)),
    )
  }

  /** The text from one offset up to another. */
  async read(from: number, to: number): Promise<string> {
    const { texts } = this.#directory
    const first = lastAtMost(texts, from, ([start]) => start)
    const last = lastAtMost(texts, to - 1, ([start]) => start)
    const parts = texts.slice(Math.max(first, 0), last + 1)
    const read = async (file: string): Promise<string> =>
      new TextDecoder().decode(await this.#load(file))
    const pieces = await Promise.all(parts.map(([, file]) => once(this.#texts, file, read)))
    const text = pieces.join('')
    const start = parts[0]?.[0] ?? 0
    return text.slice(from - start, to - start)
  }

  /** Where a three of characters stands, or all threes that begin with fewer. */
  async #findGram(prefix: string): Promise<number[]> {
    const { shards } = this.#directory
    const from = Math.max(lastBefore(shards, prefix), 0)
    let to = from + 1
    while (shards[to]?.[0].startsWith(prefix)) to += 1
    const files = shards.slice(from, to)
    const bytes = await Promise.all(files.map(([, file]) => once(this.#shards, file, this.#load)))
    const found = bytes.flatMap((one) => findPostings(one, prefix))
    if (found.length === 1) return found[0]?.positions ?? []
    return found.flatMap(({ positions }) => positions).sort((a, b) => a - b)
  }
}

/** Loads a file that has not been loaded; one that failed is tried again by the next question. */
function once<T>(
  known: Map<string, Promise<T>>,
  name: string,
  load: (name: string) => Promise<T>,
): Promise<T> {
  const earlier = known.get(name)
  if (earlier) return earlier
  const loading = load(name)
  known.set(name, loading)
  loading.catch(() => known.delete(name))
  return loading
}

/** The threes a query is made of; where its length is not a multiple of three, the last two overlap. */
export function cutQuery(query: string): { gram: string; at: number }[] {
  if (query.length <= GRAM) return [{ gram: query, at: 0 }]
  const grams: { gram: string; at: number }[] = []
  for (let at = 0; at < query.length; at += GRAM) {
    const start = Math.min(at, query.length - GRAM)
    grams.push({ gram: query.slice(start, start + GRAM), at: start })
  }
  return grams
}

/** The last shard that begins before or with the prefix; later ones hold it only if they begin with it. */
function lastBefore(shards: SearchDirectory['shards'], prefix: string): number {
  let low = 0
  let high = shards.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((shards[middle]?.[0] ?? '') <= prefix) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Index of the last of the rising entries that is at most `value`; −1 when all are greater. */
export function lastAtMost<T>(
  entries: readonly T[],
  value: number,
  number: (entry: T) => number,
): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    const entry = entries[middle]
    if (entry !== undefined && number(entry) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
