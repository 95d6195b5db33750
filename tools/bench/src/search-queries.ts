import fc from 'fast-check'
import type { Term } from '#schemas/term.ts'
import type { FoundLanguage, FoundPage } from '../../site/src/search/read-site.ts'

/** How many random runs are asked for. */
export const RUNS = 200
const SEED = 20_261_122

// Chinese: within one run of Han characters; else any characters within a line
const HAN = { pattern: /\p{Script=Han}{2,}/gu, min: 2, max: 6 }
const ANY = { pattern: /.{3,}/gu, min: 3, max: 12 }

/** The terms of a language, and random pieces of the text of its chapters. */
export function listQueries(
  { locale, pages }: FoundLanguage,
  terms: readonly Term[],
): { terms: string[]; runs: string[] } {
  const { pattern, min, max } = locale.lang.startsWith('zh') ? HAN : ANY
  const texts = pages.flatMap(({ kind, page }) =>
    kind.kind === 'chapter' ? (page.text.match(pattern) ?? []) : [],
  )
  const run = fc
    .tuple(fc.nat(texts.length - 1), fc.nat(), fc.integer({ min, max }))
    .map(([number, at, length]) => {
      const text = texts[number] ?? ''
      const from = at % Math.max(1, text.length - length + 1)
      return text.slice(from, from + length)
    })
    .filter((text) => text === text.trim() && text.length >= min)
  return {
    terms: terms.flatMap(({ names }) => names[locale.code] ?? []),
    runs: fc.sample(run, { seed: SEED, numRuns: RUNS }),
  }
}

/** Which pages contain a text, by a plain scan. */
export class PageScan {
  readonly #pages: readonly { url: string; text: string; alike: string }[]

  constructor(pages: readonly FoundPage[]) {
    this.#pages = pages.map(({ path, page: { text } }) => ({
      url: `/${path}`,
      text: text.toLowerCase(),
      alike: text.normalize('NFKC').toLowerCase(),
    }))
  }

  /** Addresses of the pages with the query, case aside. */
  find(query: string): Set<string> {
    const wanted = query.toLowerCase()
    return new Set(this.#pages.filter(({ text }) => text.includes(wanted)).map(({ url }) => url))
  }

  /** Whether a page contains the query when full-width letters and the like count as plain ones. */
  has(url: string | undefined, query: string): boolean {
    const page = this.#pages.find((one) => one.url === url)
    return page?.alike.includes(query.normalize('NFKC').toLowerCase()) ?? false
  }
}
