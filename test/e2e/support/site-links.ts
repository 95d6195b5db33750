import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type PageLinks, readPageLinks } from './page-links.ts'

/** A built site, and the addresses that lead to it. */
export interface LinkedSite {
  readonly dist: string
  readonly base: string
  /** The origin it says it is published at. */
  readonly site: string
}

/** What is wrong with the links of a site; all empty when nothing is. */
export interface LinkFindings {
  /** `page → link: why`. */
  readonly dead: string[]
  /** Pages no link leads to from the home page, however many steps away. */
  readonly unreached: string[]
  /** `page#id` of ids that stand in a page more than once. */
  readonly repeated: string[]
  /** How many links were followed. */
  readonly checked: number
}

/** A file of the site, by where a link leads. */
interface Target {
  readonly file: string
  readonly fragment: string
}

const HOST = 'http://site.invalid'

/**
 * Follows every link of every page, style sheet and Markdown file of a built site, as a host would answer and a
 * browser without scripts would scroll. Other hosts are not asked.
 */
export function checkSiteLinks({ dist, base, site }: LinkedSite): LinkFindings {
  const files = new Set(
    globSync('**', { cwd: dist, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(dist.length + 1)
          .replaceAll('\\', '/'),
      ),
  )
  const pages = new Map<string, PageLinks>()
  for (const file of files) {
    if (file.endsWith('.html'))
      pages.set(file, readPageLinks(readFileSync(join(dist, file), 'utf8')))
  }
  const resolve = createResolver(base, site)
  const dead: string[] = []
  let checked = 0
  const check = (from: string, link: string): void => {
    const target = resolve(from, link)
    if (target === undefined) return
    checked += 1
    const why = typeof target === 'string' ? target : explainDead(target, files, pages)
    if (why !== undefined) dead.push(`${from} → ${link}: ${why}`)
  }
  for (const [file, { links }] of pages) for (const link of links) check(file, link)
  for (const file of files) {
    const links = findTextLinks(file, () => readFileSync(join(dist, file), 'utf8'))
    for (const link of links) check(file, link)
  }
  const repeated = [...pages].flatMap(([file, page]) => page.repeated.map((id) => `${file}#${id}`))
  return { dead, unreached: findUnreached(pages, resolve), repeated, checked }
}

/** Gives where a link leads: a file, a reason why it leads nowhere, or nothing when it leaves the site. */
function createResolver(
  base: string,
  site: string,
): (from: string, link: string) => Target | string | undefined {
  return (from, link) => {
    const page = from
      .split('/')
      .map(encodeURIComponent)
      .join('/')
      .replace(/(^|\/)index\.html$/u, '$1')
    const here = `${HOST}${base}${page}`
    if (!URL.canParse(link, here)) return 'no address'
    const url = new URL(link, here)
    if (!['http:', 'https:'].includes(url.protocol)) return undefined
    if (url.origin !== HOST && url.origin !== new URL(site).origin) return undefined
    if (!url.pathname.startsWith(base)) return `outside of ${base}`
    const path = decodeURIComponent(url.pathname.slice(base.length))
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
    return { file, fragment: decodeURIComponent(url.hash.slice(1)) }
  }
}

// L10-L24
const RE_LINES = /^(L\d+)-(L\d+)$/u

function explainDead(
  { file, fragment }: Target,
  files: ReadonlySet<string>,
  pages: ReadonlyMap<string, PageLinks>,
): string | undefined {
  if (!files.has(file)) return 'there is no such file'
  if (fragment === '') return undefined
  const page = pages.get(file)
  if (page === undefined) return 'not a page, so nothing in it can be named'
  const [, first, last] = RE_LINES.exec(fragment) ?? []
  const wanted = first !== undefined && last !== undefined ? [first, last] : [fragment]
  const missing = wanted.filter((id) => !page.ids.has(id))
  return missing.length === 0 ? undefined : `nothing there is called ${missing.join(', ')}`
}

// url(/a.woff2), url("a.svg"); not url(data:…)
const RE_CSS = /url\(\s*["']?([^"')]+)["']?\s*\)/gu
// [text](../queue/), [`a`](<b c>), [1]: https://…
const RE_MARKDOWN = /\]\(<?([^)\s>]+)>?\)|^\[[^\]]+\]:\s+<?(\S+?)>?$/gmu
// ```ts … ```
const RE_FENCE = /^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[^\n]*$/gmu
// `a[0](b)`
const RE_CODE = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/gu

/** Links of files that are no pages. */
function findTextLinks(file: string, read: () => string): string[] {
  if (file.endsWith('.css')) return [...read().matchAll(RE_CSS)].map(([, link = '']) => link)
  if (!/\.md$|(?:^|\/)llms\.txt$/u.test(file)) return []
  const text = read().replaceAll(RE_FENCE, '').replaceAll(RE_CODE, '')
  return [...text.matchAll(RE_MARKDOWN)].map(([, inline, reference]) => inline ?? reference ?? '')
}

/** Pages that a reader who starts at the home page never comes to. */
function findUnreached(
  pages: ReadonlyMap<string, PageLinks>,
  resolve: (from: string, link: string) => Target | string | undefined,
): string[] {
  const reached = new Set(['index.html'])
  for (const file of reached)
    for (const link of pages.get(file)?.followed ?? []) {
      const target = resolve(file, link)
      if (typeof target === 'object' && pages.has(target.file)) reached.add(target.file)
    }
  // Addresses that are not there are nobody's goal, nor are old ones.
  const isGoal = ([file, { leadsOn }]: [string, PageLinks]): boolean =>
    !leadsOn && !/(?:^|\/)404(?:\/index)?\.html$/u.test(file)
  return [...pages].filter(isGoal).flatMap(([file]) => (reached.has(file) ? [] : [file]))
}
