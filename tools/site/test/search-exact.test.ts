import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collapseSpace, foldQuery, foldText } from '../../../src/lib/search/fold-text.ts'
import { encodeShard, findPostings } from '../../../src/lib/search/gram-shard.ts'
import type { SearchDirectory } from '../../../src/lib/search/search-files.ts'
import { TextIndex } from '../../../src/lib/search/text-index.ts'
import { cutShards, cutText, indexGrams } from '../src/search/gram-index.ts'

/** An index of `text`, with shards and stretches so small that every query meets their ends. */
function indexText(text: string): TextIndex {
  const files = new Map<string, Uint8Array>()
  const keep = (bytes: Uint8Array): string => {
    files.set(String(files.size), bytes)
    return String(files.size - 1)
  }
  const directory: SearchDirectory = {
    version: 0,
    ports: [],
    pages: [],
    symbols: [],
    synonyms: [],
    shards: cutShards(indexGrams(text), 12).map(({ first, bytes }) => [first, keep(bytes)]),
    texts: cutText(text, 16).map((part) => [part.start, keep(new TextEncoder().encode(part.text))]),
    length: text.length,
  }
  return new TextIndex(directory, (name) => {
    const bytes = files.get(name)
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(name))
  })
}

/** The plain way, one `indexOf` after the other. */
function scan(text: string, query: string): number[] {
  const folded = foldText(text)
  const found: number[] = []
  for (let at = folded.indexOf(query); at >= 0; at = folded.indexOf(query, at + 1)) found.push(at)
  return found
}

const character = fc.constantFrom(
  ...['限', '速', '队', '列', '堆', '。', 'a', 'A', 'b', 'Q', 'ß', 'İ', 'Ａ', '＃', '１'],
  ...['#', '.', '-', ' ', ' ', '🧵', '𠮷', '👩‍🍳', 'é', 'ﬁ', '\u0301'],
)
const line = fc
  .array(character, { maxLength: 30 })
  .map((characters) => collapseSpace(characters.join('')).trim())
const text = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) =>
  lines
    .filter((one) => one !== '')
    .map((one) => `${one}\n`)
    .join(''),
)
const typed = fc.array(character, { minLength: 1, maxLength: 9 }).map((all) => all.join(''))

describe('the exact index', () => {
  it('finds what a plain scan finds, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(text, typed, async (all, some) => {
        const query = foldQuery(some)
        fc.pre(query !== '')
        expect(await indexText(all).find(query)).toEqual(scan(all, query))
      }),
      { numRuns: 400 },
    )
  })

  it('finds every piece of every line', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), fc.integer({ min: 1, max: 12 }), async (all, at, length) => {
        const lines = all.split('\n').filter((one) => one !== '')
        const one = lines[at % Math.max(lines.length, 1)] ?? ''
        const query = foldQuery(one.slice(at % Math.max(one.length, 1)).slice(0, length))
        fc.pre(query !== '')
        const found = await indexText(all).find(query)
        expect(found).toEqual(scan(all, query))
        expect(found).not.toEqual([])
      }),
      { numRuns: 400 },
    )
  })

  it('gives any stretch of the text back', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.nat(200), fc.nat(200), async (all, a, b) => {
        const from = Math.min(a, b, all.length)
        const to = Math.min(Math.max(a, b), all.length)
        fc.pre(from < to)
        // The halves of a surrogate pair are never asked for: matches begin and end with characters.
        fc.pre(!/\p{Cs}/u.test(all.slice(from, to)))
        expect(await indexText(all).read(from, to)).toBe(all.slice(from, to))
      }),
      { numRuns: 300 },
    )
  })

  it('folds without moving anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(foldText(any)).toHaveLength(any.length)
        expect(foldText(foldText(any))).toBe(foldText(any))
      }),
      { numRuns: 500 },
    )
  })

  it('takes full-width letters, case and white space as they are meant', async () => {
    const index = indexText('用 RateLimiting 的 Queue\n')
    for (const query of ['ｒａｔｅ', 'RATELIMITING', '用\u3000rate', ' limiting \n 的 ']) {
      expect(await index.find(foldQuery(query))).toHaveLength(1)
    }
  })

  it('has matches end with their line', async () => {
    expect(await indexText('限速\n队列\n').find('速队')).toEqual([])
  })
})

describe('a shard', () => {
  it('keeps positions beyond what fits into four bytes', () => {
    const postings = [
      { gram: 'abc', positions: [0, 2 ** 33, 2 ** 40] },
      { gram: 'abd', positions: [1] },
      { gram: '限速队', positions: [5, 6] },
    ]
    expect(findPostings(encodeShard(postings), '')).toEqual(postings)
    expect(findPostings(encodeShard(postings), 'ab')).toEqual(postings.slice(0, 2))
  })

  it('that was cut short is an error and not an answer', () => {
    const bytes = encodeShard([{ gram: 'abc', positions: [900] }])
    expect(() => findPostings(bytes.slice(0, -1), 'abc')).toThrow(RangeError)
  })
})
