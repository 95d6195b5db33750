import type { BookConfig } from '#schemas/book.ts'
import { openSearch } from '../../../../src/lib/search/open-search.ts'
import type { FindRelated, Search } from '../../../../src/lib/search/search-api.ts'
import { DIRECTORY_FILE } from '../../../../src/lib/search/search-files.ts'
import type { SearchKnowledge } from '../../src/knowledge-files.ts'
import { buildSearch } from '../../src/search/build-search.ts'
import type { PageKind } from '../../src/search/page-kinds.ts'
import { readPageText } from '../../src/search/page-text.ts'
import type { FoundPage } from '../../src/search/read-site.ts'

/** A page as a test writes it: what stands in `<main>`, and what it is. */
export interface WrittenPage {
  path: string
  body: string
  kind?: PageKind
}

const book = {
  locales: [
    { code: 'zh', lang: 'zh-CN', label: '中文' },
    { code: 'en', lang: 'en', label: 'English' },
  ],
  ports: [{ name: 'oven', path: 'oven' }],
} as Pick<BookConfig, 'locales' | 'ports'>

const nothing: SearchKnowledge = {
  symbols: [],
  mappings: [],
  files: [],
  terms: [],
  chapters: [],
}

/** A search over pages that are nowhere but here. `loaded` names the files it has read. */
export async function searchPages(
  pages: readonly WrittenPage[],
  { knowledge = {}, related = () => Promise.resolve([]), base = '/' }: Partial<Options> = {},
): Promise<{ search: Search; loaded: string[] }> {
  const found = pages.map(readPage)
  const input = { knowledge: { ...nothing, ...knowledge }, book, pages: found }
  const [locale] = book.locales
  if (!locale) throw new Error('The book has a language.')
  const { directory, files } = buildSearch({ ...input, locale }, (_bytes, ending) => {
    number += 1
    return `${number}.${ending}`
  })
  const stored = new Map(files.map(({ name, content }) => [name, content]))
  stored.set(DIRECTORY_FILE, new TextEncoder().encode(JSON.stringify(directory)))
  const loaded: string[] = []
  const load = (name: string): Promise<Uint8Array> => {
    loaded.push(name)
    const bytes = stored.get(name)
    return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(name))
  }
  return { search: await openSearch({ load, base, related }), loaded }
}

let number = 0

interface Options {
  knowledge: Partial<SearchKnowledge>
  related: FindRelated
  base: string
}

function readPage({ path, body, kind = { kind: 'chapter', trail: [] } }: WrittenPage): FoundPage {
  const page = readPageText(`<body><main data-pagefind-body>${body}</main>`)
  if (!page) throw new Error(`${path} has no text.`)
  return { path, file: `${path}index.html`, page, kind }
}

/** The addresses found, best first, all of them. */
export async function ask(search: Search, text: string): Promise<string[]> {
  const { hits } = await search.ask({ text, offset: 0, limit: 100 })
  return hits.map(({ url }) => url)
}
