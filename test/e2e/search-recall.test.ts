import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Page } from 'playwright-core'
import { parse } from 'yaml'
import { termFileSchema } from '#schemas/term.ts'
import { rootSite, sites, useBrowser } from './support/browser.ts'
import { find, openSearch } from './support/search-page.ts'
import {
  type Found,
  type ScannedPage,
  askAll,
  scanAlike,
  scanFor,
  scanPages,
} from './support/search-scan.ts'
import { sitePages } from './support/site-pages.ts'

const pages = useBrowser()
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_122)
const RUNS = 200

const languages = [
  { locale: 'zh', root: '', browser: 'zh-CN' },
  { locale: 'en', root: 'en/', browser: 'en-GB' },
] as const

function terms(locale: string): string[] {
  const file = join(inject('e2e').root, 'terms.yaml')
  const { terms: all } = termFileSchema.parse(parse(readFileSync(file, 'utf8')))
  return Object.values(all).flatMap(({ names }) => names[locale] ?? [])
}

/** Every piece of at least two characters that does not begin or end in white space. */
function pieces(term: string): string[] {
  const all: string[] = []
  for (let from = 0; from < term.length; from += 1) {
    for (let to = from + 2; to <= term.length; to += 1) {
      const piece = term.slice(from, to)
      if (piece === piece.trim()) all.push(piece.toLowerCase())
    }
  }
  return all
}

// zh: within one run of Han characters; en: any characters within a block
const RUN = { zh: /\p{Script=Han}{2,}/gu, en: /.{3,}/gu }
const LENGTHS = { zh: { min: 2, max: 6 }, en: { min: 3, max: 12 } }

/** Random pieces of the text of chapters, each within one block. */
function randomRuns(scanned: readonly ScannedPage[], locale: 'zh' | 'en'): string[] {
  const chapters = scanned.filter(
    ({ path }) => !/^(?:en\/)?(?:source|symbol|glossary)\//u.test(path),
  )
  const runs = chapters.flatMap(({ lines }) =>
    lines.flatMap((line) => line.match(RUN[locale]) ?? []),
  )
  const run = fc
    .tuple(fc.nat(runs.length - 1), fc.nat(), fc.integer(LENGTHS[locale]))
    .map(([number, at, length]) => {
      const text = runs[number] ?? ''
      const from = at % Math.max(1, text.length - length + 1)
      return text.slice(from, from + length)
    })
    .filter((text) => text === text.trim() && text.length >= LENGTHS[locale].min)
  return fc.sample(run, { seed, numRuns: RUNS })
}

/** What a page is worth for a query: the text itself, another name of it, anything else. */
function tier(literal: ReadonlySet<string>, { path, kind }: Found['pages'][number]): number {
  if (literal.has(path)) return 0
  return kind === 'synonym' ? 1 : 2
}

const scans = new Map<string, Promise<ScannedPage[]>>()

/** The text of a language's pages; it is the same wherever the site is published. */
function scan(page: Page, locale: 'zh' | 'en'): Promise<ScannedPage[]> {
  const { dist } = rootSite()
  const own = sitePages(dist).filter((one) => one.locale === locale && one.template !== 'missing')
  const scanned = scans.get(locale) ?? scanPages(page, dist, own)
  scans.set(locale, scanned)
  return scanned
}

describe.each(languages)('the search in $locale', ({ locale, root, browser }) => {
  const site = rootSite()
  let scanned: ScannedPage[] = []
  let ask: (queries: readonly string[]) => Promise<Found[]>

  beforeAll(async () => {
    const page = await pages.open({ locale: browser })
    await page.goto(site.url + root)
    scanned = await scan(page, locale)
    ask = (queries) => askAll(page, site, queries)
  }, 300_000)

  /** All pages that contain each query are found, and come before those that do not. */
  async function expectAll(queries: readonly string[]): Promise<void> {
    const wrong: string[] = []
    for (const { query, pages: found } of await ask(queries)) {
      const literal = scanFor(scanned, query)
      const paths = new Set(found.map(({ path }) => path))
      const missing = [...literal].filter((path) => !paths.has(path))
      if (missing.length > 0) wrong.push(`${query}: not found on ${missing.join(' ')}`)
      const alike = scanAlike(scanned, query)
      const tiers = found.map((one) => tier(alike, one))
      const early = found.find((_one, at) => (tiers[at] ?? 0) > (tiers[at + 1] ?? 2))
      if (early) wrong.push(`${query}: ${early.path} (${early.kind}) comes too early`)
    }
    expect(wrong).toEqual([])
  }

  it('reads the pages that readers read', () => {
    const kinds = new Set(scanned.map(({ path }) => path.slice(root.length).split('/')[0]))
    for (const kind of ['source', 'symbol', 'glossary', 'workqueue']) expect(kinds).toContain(kind)
  })

  it('finds every term on every page that has it, before all others', async () => {
    const all = terms(locale)
    expect(all.length).toBeGreaterThan(30)
    await expectAll(all)
  })

  it('finds every piece of every term on every page that has it, before all others', async () => {
    const all = new Set(terms(locale).flatMap(pieces))
    expect(all.size).toBeGreaterThan(100)
    await expectAll([...all])
  }, 600_000)

  it(`finds ${RUNS} random runs of chapter text on every page that has them`, async () => {
    const runs = randomRuns(scanned, locale)
    expect(runs).toHaveLength(RUNS)
    expect(runs.every((run) => scanFor(scanned, run).size > 0)).toBe(true)
    await expectAll(runs)
  })

  it('finds one another’s pages by the names of one thing', async () => {
    const names = ['限速队列', 'rate limiting queue', 'rate-limiting queue', 'RateLimitingQueue']
    const own = locale === 'zh' ? '限速队列' : 'rate-limiting queue'
    const wanted = [own, 'RateLimitingQueue'].flatMap((name) => [...scanFor(scanned, name)])
    expect(wanted.length).toBeGreaterThan(5)
    for (const { query, pages: found } of await ask(names)) {
      const paths = found.map(({ path }) => path)
      expect(paths, query).toEqual(expect.arrayContaining(wanted))
      expect(paths.filter((path) => path.startsWith('en/') !== (locale === 'en'))).toEqual([])
    }
  })
})

describe.each(sites())('the dialog at $base', ({ url }) => {
  it.each(languages)('shows first what contains the words, in $locale', async (language) => {
    const { locale, root, browser } = language
    const page = await pages.open({ locale: browser })
    await openSearch(page, url + root)
    const scanned = await scan(page, locale)
    for (const query of randomRuns(scanned, locale).slice(0, 8)) {
      const literal = scanFor(scanned, query)
      const found = (await find(page, query)).map((address) =>
        decodeURIComponent(address.slice(url.length).replace(/#.*$/u, '')),
      )
      const first = found.slice(0, Math.min(found.length, literal.size))
      expect(first.length, query).toBeGreaterThan(0)
      expect(
        first.filter((path) => !literal.has(path)),
        query,
      ).toEqual([])
    }
  })
})
