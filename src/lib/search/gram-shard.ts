/** How many characters each position is filed under. */
export const GRAM = 3

/** Reads the numbers of a shard, seven bits to a byte, the lowest first. */
class NumberReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get ended(): boolean {
    return this.#at >= this.#bytes.length
  }

  next(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes[this.#at]
      if (byte === undefined) throw new RangeError('The shard ends within a number.')
      this.#at += 1
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
  }

  /** Numbers that each say how much they are greater than the one before. */
  nextRising(count: number): number[] {
    const values: number[] = []
    let last = 0
    for (let left = count; left > 0; left -= 1) {
      last += this.next()
      values.push(last)
    }
    return values
  }

  skip(count: number): void {
    for (let left = count; left > 0; this.#at += 1) {
      if ((this.#bytes[this.#at] ?? 0) < 128) left -= 1
    }
  }
}

/** Where the characters of a three stand: the offset of the first. */
export interface Posting {
  gram: string
  positions: number[]
}

/**
 * The threes in a shard that begin with `prefix`, in order.
 *
 * A shard is a list of: how many positions, times four, plus how many characters are those of the three before; the
 * other characters; the positions, each less the one before.
 *
 * @throws RangeError when the bytes are not a shard
 */
export function findPostings(bytes: Uint8Array, prefix: string): Posting[] {
  const reader = new NumberReader(bytes)
  const found: Posting[] = []
  let gram = ''
  while (!reader.ended) {
    const head = reader.next()
    const count = Math.floor(head / 4)
    gram = gram.slice(0, head % 4)
    while (gram.length < GRAM) gram += String.fromCharCode(reader.next())
    if (gram.startsWith(prefix)) found.push({ gram, positions: reader.nextRising(count) })
    else reader.skip(count)
  }
  return found
}

/** The bytes of a shard. The postings have to be sorted. @see findPostings */
export function encodeShard(postings: readonly Posting[]): Uint8Array {
  const bytes: number[] = []
  const write = (value: number): void => {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
    bytes.push(rest)
  }
  let before = ''
  for (const { gram, positions } of postings) {
    let shared = 0
    while (shared < before.length && gram[shared] === before[shared]) shared += 1
    write(positions.length * 4 + shared)
    for (let at = shared; at < GRAM; at += 1) write(gram.charCodeAt(at))
    let last = 0
    for (const position of positions) {
      write(position - last)
      last = position
    }
    before = gram
  }
  return Uint8Array.from(bytes)
}
