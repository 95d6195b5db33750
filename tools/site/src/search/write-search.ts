import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BookConfig, Locale } from '#schemas/book.ts'
import { DIRECTORY_FILE } from '../../../../src/lib/search/search-files.ts'
import { readLocale } from '../../../../src/lib/urls.ts'
import type { SearchKnowledge } from '../knowledge-files.ts'
import { buildSearch } from './build-search.ts'
import { listPageKinds } from './page-kinds.ts'
import type { FoundPage } from './page-rows.ts'
import { readPageText } from './page-text.ts'

/** What was written for a language. */
export interface SearchSize {
  locale: string
  pages: number
  files: number
  bytes: number
}

/** Writes the exact index of every language below `dist/search`, from the pages in `dist`. */
export async function writeSearch(
  dist: string,
  book: BookConfig,
  knowledge: SearchKnowledge,
): Promise<SearchSize[]> {
  const root = path.join(dist, 'search')
  await rm(root, { recursive: true, force: true })
  const sizes: SearchSize[] = []
  for (const locale of book.locales) {
    const pages = await readPages(dist, knowledge, { book, locale })
    const { directory, files } = buildSearch({ knowledge, book, locale, pages }, nameByContent)
    const content = new TextEncoder().encode(JSON.stringify(directory))
    const all = [...files, { name: DIRECTORY_FILE, content }]
    const folder = path.join(root, locale.code)
    await mkdir(folder, { recursive: true })
    for (const file of all) await writeFile(path.join(folder, file.name), file.content)
    const bytes = all.reduce((sum, file) => sum + file.content.length, 0)
    sizes.push({ locale: locale.code, pages: pages.length, files: all.length, bytes })
  }
  return sizes
}

/** Known pages in their order, then whatever else the site has. */
async function readPages(
  dist: string,
  knowledge: SearchKnowledge,
  { book, locale }: { book: BookConfig; locale: Locale },
): Promise<FoundPage[]> {
  const kinds = listPageKinds(knowledge, book, locale)
  const built = await listPages(dist)
  const others = [...built.keys()].filter(
    (address) =>
      !kinds.has(address) && readLocale('/', book.locales, `/${address}`) === locale.code,
  )
  for (const address of others) kinds.set(address, { kind: 'chapter', trail: [] })
  const pages: FoundPage[] = []
  for (const [address, kind] of kinds) {
    const file = built.get(address)
    const page = file && readPageText(await readFile(path.join(dist, file), 'utf8'))
    if (page) pages.push({ path: address, page, kind })
  }
  return pages
}

/** Files by address below the base, sorted. */
async function listPages(dist: string): Promise<Map<string, string>> {
  const names = await readdir(dist, { recursive: true })
  const files = names.filter((name) => name.endsWith('.html')).sort()
  return new Map(files.map((file) => [addressOf(file), file]))
}

// index.html, source/oven/index.html
const RE_INDEX = /(?:^|(?<=\/))index\.html$/u

function addressOf(file: string): string {
  const parts = file.split(path.sep).map(encodeURIComponent)
  return parts.join('/').replace(RE_INDEX, '')
}

function nameByContent(content: Uint8Array, ending: string): string {
  return `${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`
}
