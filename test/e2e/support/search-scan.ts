import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Reason, Search } from '../../../src/lib/search/search-api.ts'
import type { SitePage } from './site-pages.ts'

/** What a reader sees of a page that is to be found, block by block. */
export interface ScannedPage {
  /** Below the site's root, decoded. */
  path: string
  lines: string[]
  /** The lines in lower case, one below the other; and with letters that look different made the same. */
  lower: string
  alike: string
}

/** What a search gave, best first. */
export interface Found {
  query: string
  pages: { path: string; kind: Reason['kind'] }[]
}

/**
 * Reads the text of built pages as the browser understands their HTML, without anything the index is built with.
 */
export async function scanPages(
  page: Page,
  dist: string,
  sitePages: readonly SitePage[],
): Promise<ScannedPage[]> {
  const scanned: ScannedPage[] = []
  for (const { path, file } of sitePages) {
    const html = readFileSync(join(dist, file), 'utf8')
    if (!/data-(?:pagefind|search)-body/u.test(html)) continue
    const lines = await page.evaluate(readLines, html)
    const text = lines.join('\n')
    const lower = text.toLowerCase()
    const alike = text.normalize('NFKC').toLowerCase()
    scanned.push({ path: decodeURIComponent(path), lines, lower, alike })
  }
  return scanned
}

/** Runs in the browser. */
function readLines(html: string): string[] {
  const border = '\uE000'
  const doc = new DOMParser().parseFromString(html, 'text/html')
  const chosen = doc.querySelectorAll('[data-search-body]')
  const roots = chosen.length > 0 ? chosen : doc.querySelectorAll('[data-pagefind-body]')
  for (const silent of doc.querySelectorAll(
    '[data-pagefind-ignore], script, style, template, noscript',
  )) {
    silent.remove()
  }
  for (const block of doc.querySelectorAll(
    'address, article, aside, blockquote, body, br, caption, dd, details, div, dl, dt, figcaption, figure, footer, ' +
      'h1, h2, h3, h4, h5, h6, header, hr, li, main, nav, ol, p, pre, section, summary, svg text, table, tbody, td, ' +
      'tfoot, th, thead, tr, ul, .l',
  )) {
    block.before(border)
    block.after(border)
  }
  for (const pre of doc.querySelectorAll('pre')) {
    const texts = doc.createTreeWalker(pre, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
      const { currentNode } = texts
      currentNode.nodeValue = currentNode.nodeValue?.replaceAll('\n', border) ?? ''
    }
  }
  return [...roots]
    .flatMap((root) => (root.textContent || '').split(border))
    .map((line) => line.replaceAll(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
}

/** The addresses of pages one of whose blocks contains the text, case aside. */
export function scanFor(pages: readonly ScannedPage[], query: string): Set<string> {
  const wanted = query.toLowerCase()
  return new Set(pages.filter(({ lower }) => lower.includes(wanted)).map(({ path }) => path))
}

/** The same, with full-width letters and the like counting as plain ones: 2ⁿ contains 2n. */
export function scanAlike(pages: readonly ScannedPage[], query: string): Set<string> {
  const wanted = query.normalize('NFKC').toLowerCase()
  return new Set(pages.filter(({ alike }) => alike.includes(wanted)).map(({ path }) => path))
}

/** Address of the script the site loads its search with. */
function searchScript(dist: string): string {
  const folder = join(dist, '_astro')
  const script = readdirSync(folder).find(
    (name) =>
      name.endsWith('.js') && readFileSync(join(folder, name), 'utf8').includes('directory.json'),
  )
  if (script === undefined) throw new Error('No script of the site loads the search.')
  return `_astro/${script}`
}

/** Asks the search the way the dialog does, in the page that is open, for every query and all it finds. */
export async function askAll(
  page: Page,
  { url, dist }: { url: string; dist: string },
  queries: readonly string[],
): Promise<Found[]> {
  // As text: the test runner would make the import one of its own.
  const module = await page.evaluateHandle<object>(`import('${url}${searchScript(dist)}')`)
  const found: Found[] = []
  for (let from = 0; from < queries.length; from += 100) {
    const some = queries.slice(from, from + 100)
    found.push(...(await page.evaluate(askInPage, { module, url, some })))
  }
  return found
}

/** Runs in the browser. Of the script's exports, the one without parameters opens the search. */
async function askInPage(order: {
  module: object
  url: string
  some: readonly string[]
}): Promise<Found[]> {
  let search: Search | undefined
  for (const exported of Object.values(order.module) as unknown[]) {
    if (typeof exported !== 'function' || exported.length > 0) continue
    const made: unknown = await (exported as () => unknown)()
    if (typeof made === 'object' && made !== null && 'ask' in made) search = made as Search
  }
  if (!search) throw new Error('The script does not open the search.')
  const { pathname } = new URL(order.url)
  const found: Found[] = []
  for (const query of order.some) {
    const { hits } = await search.ask({ text: query, offset: 0, limit: Infinity })
    const paths = hits.map(({ url, reason }) => ({
      path: decodeURIComponent(url.slice(pathname.length)),
      kind: reason.kind,
    }))
    found.push({ query, pages: paths })
  }
  return found
}
