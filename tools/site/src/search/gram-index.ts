import { GRAM, type Posting, encodeShard } from '../../../../src/lib/search/gram-shard.ts'
import { foldText } from '../../../../src/lib/search/fold-text.ts'

/** A file of the index, before it has a name. */
export interface Shard {
  /** First three of characters in it. */
  first: string
  bytes: Uint8Array
}

/** Shards are cut when they reach this many bytes. */
export const SHARD_BYTES = 4096

/**
 * Files each position of the text under the three characters from there on. Matches end with their line, so that no
 * three begins with a line's end, and what is behind it is not looked at.
 */
export function indexGrams(text: string): Posting[] {
  const folded = foldText(text)
  const found = new Map<string, number[]>()
  for (let at = 0; at < folded.length; at += 1) {
    if (folded[at] === '\n') continue
    const end = folded.indexOf('\n', at)
    const stop = Math.min(at + GRAM, end < 0 ? folded.length : end)
    const gram = folded.slice(at, stop).padEnd(GRAM, '\n')
    const positions = found.get(gram)
    if (positions) positions.push(at)
    else found.set(gram, [at])
  }
  const grams = [...found].map(([gram, positions]) => ({ gram, positions }))
  return grams.sort((a, b) => (a.gram < b.gram ? -1 : 1))
}

/** Cuts sorted postings into shards. */
export function cutShards(postings: readonly Posting[], limit = SHARD_BYTES): Shard[] {
  const shards: Shard[] = []
  let part: Posting[] = []
  let size = 0
  const end = (): void => {
    const [first] = part
    if (first) shards.push({ first: first.gram, bytes: encodeShard(part) })
    part = []
    size = 0
  }
  for (const posting of postings) {
    part.push(posting)
    size += encodeShard([posting]).length
    if (size >= limit) end()
  }
  end()
  return shards
}

/** Characters in a file of text: an excerpt needs one or two of them, a screen of results some twenty. */
export const TEXT_LENGTH = 2048

/** A stretch of the text. */
export interface TextPart {
  start: number
  text: string
}

/** A stretch ends with the last line that fits; a longer line is one of its own. */
export function cutText(text: string, limit = TEXT_LENGTH): TextPart[] {
  const parts: TextPart[] = []
  for (let start = 0; start < text.length;) {
    const last = text.lastIndexOf('\n', start + limit - 1)
    const next = text.indexOf('\n', start + limit)
    const stop = text.length - start <= limit ? text.length : last >= start ? last + 1 : next + 1
    const end = stop <= start ? text.length : stop
    parts.push({ start, text: text.slice(start, end) })
    start = end
  }
  return parts
}
