import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import book from '../../../book.config.ts'
import { findBrowser } from '../../browser/src/browser-files.ts'
import { readKnowledge } from '../../site/src/knowledge-files.ts'
import { type FoundLanguage, readSite } from '../../site/src/search/read-site.ts'
import type { BenchRow } from './bench-row.ts'
import { ENGINES, type EngineScript } from './search-engines.data.ts'
import { PageScan, listQueries } from './search-queries.ts'
import { type CountingServer, serveCounting } from './search-server.ts'
import { stagePeers } from './search-stage.ts'

/** How many queries are asked of a search that was just opened, to see what the first answer costs. */
const COLD = 7

/** What one search was worth in one language. */
interface Score {
  /** Percent of the pages that contain a query which were not found. */
  missed: number
  /** Percent of queries whose first hit does not contain them. */
  wrong: number
  /** Median of what was sent until the first answer stood, in KB after gzip. */
  kilobytes: number
  /** Median time until then, in milliseconds. */
  milliseconds: number
}

/** Our search next to Pagefind and MiniSearch, over the same pages, in the browser. */
export async function benchSearch(root: string): Promise<BenchRow[]> {
  const dist = join(root, 'dist')
  const knowledge = await readKnowledge(join(root, book.content))
  const languages = await readSite(dist, book, knowledge)
  const stage = join(root, '.cache', 'bench', 'search')
  await stagePeers(stage, dist, languages)
  const minisearch = join(root, 'node_modules', 'minisearch', 'dist', 'es')
  const server = await serveCounting([stage, dist, minisearch])
  const browser = await launch(root)
  try {
    const rows: BenchRow[] = []
    for (const language of languages) {
      const { terms, runs } = listQueries(language, knowledge.terms)
      const scores: Score[] = []
      for (const engine of ENGINES) {
        const order = { engine, language, queries: [...terms, ...runs] }
        scores.push(await score(browser, server, { ...order, ours: findScript(dist) }))
      }
      rows.push(...compare(language.locale.code, scores))
    }
    return rows
  } finally {
    await browser.close()
    await server.close()
  }
}

async function launch(root: string): Promise<Browser> {
  const { executablePath, env } = findBrowser(root, join(root, '.cache'))
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return chromium.launch({
    ...(executablePath === undefined ? { channel: 'chrome' } : { executablePath }),
    env: { ...Object.fromEntries(inherited), ...env },
    args: ['--no-sandbox'],
  })
}

/** Address of the script the site loads its search with. */
function findScript(dist: string): string {
  const folder = join(dist, '_astro')
  const name = readdirSync(folder).find(
    (one) =>
      one.endsWith('.js') && readFileSync(join(folder, one), 'utf8').includes('directory.json'),
  )
  if (name === undefined) throw new Error('No script of the site loads the search.')
  return `/_astro/${name}`
}

interface Order {
  engine: EngineScript
  language: FoundLanguage
  queries: readonly string[]
  ours: string
}

async function score(
  browser: Browser,
  server: CountingServer,
  { engine, language, queries, ours }: Order,
): Promise<Score> {
  const locale = language.locale.code
  const script = engine.script({ locale, ours })
  const home = server.url + (locale === book.locales[0]?.code ? '' : `${locale}/`)
  const cold: { bytes: number; milliseconds: number }[] = []
  const step = Math.max(1, Math.floor(queries.length / COLD))
  for (let at = 0; at < COLD; at += 1) {
    const query = queries[at * step] ?? ''
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(home, { waitUntil: 'networkidle' })
    server.takeBytes()
    const milliseconds = await page.evaluate<number>(`(async () => {
      const start = performance.now()
      await (await (${script})())(${JSON.stringify(query)}, false)
      return performance.now() - start
    })()`)
    cold.push({ bytes: server.takeBytes(), milliseconds })
    await context.close()
  }
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(home)
  const found = await page.evaluate<string[][]>(`(async () => {
    const ask = await (${script})()
    const found = []
    for (const query of ${JSON.stringify(queries)}) found.push(await ask(query, true))
    return found
  })()`)
  await context.close()
  return {
    ...judge(language, queries, found),
    kilobytes: median(cold.map(({ bytes }) => bytes)) / 1000,
    milliseconds: median(cold.map((one) => one.milliseconds)),
  }
}

function judge(
  { pages }: FoundLanguage,
  queries: readonly string[],
  found: readonly string[][],
): Pick<Score, 'missed' | 'wrong'> {
  let wanted = 0
  let missed = 0
  let wrong = 0
  const scan = new PageScan(pages)
  for (const [number, query] of queries.entries()) {
    const literal = scan.find(query)
    const urls = (found[number] ?? []).map((url) => url.replace(/#.*$/u, ''))
    const all = new Set(urls)
    wanted += literal.size
    missed += [...literal].filter((url) => !all.has(url)).length
    if (literal.size > 0 && !scan.has(urls[0], query)) wrong += 1
  }
  return { missed: (100 * missed) / wanted, wrong: (100 * wrong) / queries.length }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

/** The median of a few first answers varies by a third from run to run. */
const TIME_BUDGET = 1.5

/** What must be; `none` where nothing but 0 will do. */
const MEASURES: readonly {
  key: keyof Score
  what: string
  budget: number | 'none'
}[] = [
  { key: 'missed', what: 'pages with the query not found, %', budget: 'none' },
  { key: 'wrong', what: 'first hit without the query, %', budget: 'none' },
  { key: 'kilobytes', what: 'sent until the first result, gzip KB', budget: 1 },
  { key: 'milliseconds', what: 'time to the first result, ms', budget: TIME_BUDGET },
]

function compare(locale: string, [ours, ...peers]: readonly Score[]): BenchRow[] {
  return peers.flatMap((theirs, number) =>
    MEASURES.map(({ key, what, budget }): BenchRow => {
      const mine = ours?.[key] ?? 0
      const other = theirs[key]
      const ratio = mine === 0 ? 0 : mine / other
      return {
        what: `search, ${locale}: ${what}`,
        peer: ENGINES[number + 1]?.name ?? '',
        ours: mine,
        theirs: other,
        ratio,
        budget: budget === 'none' ? 0 : budget,
        ok: budget === 'none' ? mine === 0 : ratio <= budget,
      }
    }),
  )
}
