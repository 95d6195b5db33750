// Beginnings of words: `Q` of `workQueue`, `S` of `HTTPServer`, `2` stays with what is before it.
const RE_WORD = /\p{Lu}+(?!\p{Ll})[\p{N}]*|\p{Lu}?[\p{Ll}\p{N}]+|[\p{Lo}\p{N}]+|\p{Lu}/gu

/** A word of an identifier. */
export interface NameWord {
  /** In lower case. */
  word: string
  /** Offset of its first letter in the name. */
  at: number
}

/** The words an identifier is made of: `Queue.addHTTPTimer` is of `queue`, `add`, `http` and `timer`. */
export function splitName(name: string): NameWord[] {
  return [...name.matchAll(RE_WORD)].map((match) => ({
    word: match[0].toLowerCase(),
    at: match.index,
  }))
}

/** The last member, without the mark of private ones: `add` of `Queue.#add`. */
export function lastMember(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).replace(/^#/u, '')
}

/**
 * How tightly letters abbreviate a name, each run of them beginning one of successive words: `addrl` →
 * `RateLimitingQueue.addRateLimited`. Smaller is tighter; `undefined` when they do not. With `skipping`, words between
 * may be left out: `addLim`.
 */
export function abbreviates(letters: string, name: string, skipping = false): number | undefined {
  if (letters === '') return undefined
  const words = splitName(name).map(({ word }) => word)
  let best: number | undefined
  for (let from = 0; from < words.length; from += 1) {
    const used = matchWords(letters, words.slice(from), skipping)
    if (used === undefined) continue
    // Words left out before and behind; those behind say more against it.
    const cost = from + 2 * (words.length - from - used) + used
    if (best === undefined || cost < best) best = cost
  }
  return best
}

/** The least number of words, from the first on, that the letters are beginnings of, those left out included. */
function matchWords(
  letters: string,
  words: readonly string[],
  skipping: boolean,
): number | undefined {
  if (letters === '') return 0
  const [word = '', ...rest] = words
  const others: (number | undefined)[] = []
  for (let length = 1; length <= letters.length; length += 1) {
    if (!word.startsWith(letters.slice(0, length))) break
    others.push(matchWords(letters.slice(length), rest, skipping))
  }
  if (skipping && rest.length > 0) others.push(matchWords(letters, rest, skipping))
  const counts = others.filter((count) => count !== undefined)
  return counts.length === 0 ? undefined : 1 + Math.min(...counts)
}
