import { globSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import book from '../../../book.config.ts'
import { peerRow, type BenchRow } from './bench-row.ts'
import { chapterFiles } from './page-weight-rows.ts'
import { weighPage } from './page-weights.ts'
import { leastOf, measureCpu } from './measure-cpu.ts'
import { cleanProject, writePlainStarlight } from './plain-starlight.ts'

/** Largest allowed ratio of our CPU per page to plain Starlight's. */
const BUDGET = 1.2
const RUNS = 2

/** HTML with hover cards, gzip: 22 KB where Starlight as it comes has 11. */
const HTML_BUDGET = 22 / 11

/**
 * CPU seconds per page of building the site, against plain Starlight with the same text on as many pages; and
 * the HTML of the heaviest chapter in both.
 */
export function benchSite(root: string): BenchRow[] {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs')
  const env = { ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', NO_COLOR: '1' }
  const dist = '.cache/bench/ours'
  const ours = leastOf(RUNS, () => {
    rmSync(join(root, '.cache', 'astro'), { recursive: true, force: true })
    const own = { ...env, BOOK_DIST: dist }
    return measureCpu({ args: [astro, 'build'], cwd: root, env: own })
  })
  const pages = countPages(join(root, dist))

  const plain = join(root, '.cache', 'bench', 'plain')
  const expected = writePlainStarlight(plain, findSources(root, join(root, dist)))
  const theirs = leastOf(RUNS, () => {
    cleanProject(plain)
    return measureCpu({ args: [astro, 'build'], cwd: plain, env })
  })
  const peerPages = countPages(join(plain, 'dist'))
  if (peerPages !== expected)
    throw new Error(`plain Starlight built ${peerPages} pages, not ${expected}`)
  const peer = `plain Starlight ${starlightVersion(root)}`
  const build = peerRow({
    what: `build the site, CPU s per page (${pages} pages)`,
    peer: `${peer}, ${peerPages} pages`,
    ours: ours / pages,
    theirs: theirs / peerPages,
    budget: BUDGET,
  })
  return [build, compareHtml(root, [join(root, dist), join(plain, 'dist')], peer)]
}

function compareHtml(root: string, sites: readonly [string, string], peer: string): BenchRow {
  const weigh = (site: string, file: string): number => weighPage(site, file, '/').html / 1000
  const [ours, theirs] = sites
  const [heaviest = ''] = chapterFiles(root).sort((a, b) => weigh(ours, b) - weigh(ours, a))
  return peerRow({
    what: `HTML of the same chapter, gzip KB, ${heaviest}`,
    peer,
    ours: weigh(ours, heaviest),
    theirs: weigh(theirs, heaviest),
    budget: HTML_BUDGET,
  })
}

function countPages(folder: string): number {
  return globSync('**/*.html', { cwd: folder }).length
}

/** The woven chapters, every file that has a page in each language, and the Markdown twins of all other pages. */
function findSources(root: string, site: string): Parameters<typeof writePlainStarlight>[1] {
  const files = book.ports.flatMap(({ name, path }) =>
    globSync('**/*.ts', { cwd: join(root, path, 'src') }).map((file) => {
      const page = `source/${name}/${file.replaceAll('\\', '/').replace(/\.ts$/u, '')}`
      const pages = book.locales.map(({ code }, index) => (index === 0 ? page : `${code}/${page}`))
      return { path: join(root, path, 'src', file), pages }
    }),
  )
  const shown = new Set([...chapterFiles(root), ...files.flatMap(({ pages }) => pages.map(toFile))])
  const twins = globSync('**/index.md', { cwd: site })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !shown.has(path.replace(/\.md$/u, '.html')))
    .sort()
  return { docs: join(root, book.content, 'docs'), files, twins: nameTwins(site, twins) }
}

/** The same page of all languages gets one name, or Starlight would make up for what seems to be missing. */
function nameTwins(site: string, twins: readonly string[]): { path: string; page: string }[] {
  const names = new Map<string, number>()
  const others = book.locales.slice(1).map(({ code }) => code)
  return twins.map((path) => {
    const locale = others.find((code) => path.startsWith(`${code}/`))
    const rest = locale === undefined ? path : path.slice(locale.length + 1)
    const number = names.get(rest) ?? names.size
    names.set(rest, number)
    return { path: join(site, path), page: join(locale ?? '', 'twin', String(number)) }
  })
}

function toFile(page: string): string {
  return `${page}/index.html`
}

function starlightVersion(root: string): string {
  const path = join(root, 'node_modules', '@astrojs', 'starlight', 'package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version
}
