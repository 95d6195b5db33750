import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import type { BookConfig, Locale } from '#schemas/book.ts'
import { readLocale } from '../../../../src/lib/urls.ts'
import type { SearchKnowledge } from '../knowledge-files.ts'
import { type PageKind, listPageKinds } from './page-kinds.ts'
import { type PageText, readPageText } from './page-text.ts'

/** A page of one language, read. */
export interface FoundPage {
  /** Below the base. */
  path: string
  /** Below `dist`. */
  file: string
  page: PageText
  kind: PageKind
}

/** The built pages of a language. */
export interface FoundLanguage {
  locale: Locale
  /** Known pages in their order, then whatever else the site has. */
  pages: FoundPage[]
}

/** Reads every page of the site in `dist` that has something to be found. */
export async function readSite(
  dist: string,
  book: Pick<BookConfig, 'locales' | 'parts' | 'ports'>,
  knowledge: SearchKnowledge,
): Promise<FoundLanguage[]> {
  const built = await listPages(dist)
  const languages: FoundLanguage[] = []
  for (const locale of book.locales) {
    const kinds = listPageKinds(knowledge, book, locale)
    for (const address of built.keys()) {
      const own = readLocale('/', book.locales, `/${address}`) === locale.code
      if (own && !kinds.has(address)) kinds.set(address, { kind: 'chapter', trail: [] })
    }
    const pages: FoundPage[] = []
    for (const [address, kind] of kinds) {
      const file = built.get(address)
      const page = file && readPageText(await readFile(path.join(dist, file), 'utf8'))
      if (file && page) pages.push({ path: address, file, page, kind })
    }
    languages.push({ locale, pages })
  }
  return languages
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
