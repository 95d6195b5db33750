import type { BookConfig, Locale } from '#schemas/book.ts'
import {
  SEARCH_VERSION,
  type PageRow,
  type SearchDirectory,
  type SymbolRow,
} from '../../../../src/lib/search/search-files.ts'
import { symbolUrl } from '../../../../src/lib/urls.ts'
import type { SearchKnowledge } from '../knowledge-files.ts'
import { cutShards, cutText, indexGrams } from './gram-index.ts'
import { hasPage } from './page-kinds.ts'
import { buildPageRow } from './page-rows.ts'
import type { FoundPage } from './read-site.ts'
import { buildSynonyms } from './synonym-groups.ts'

/** A file of the search of one language. */
export interface SearchFile {
  name: string
  content: Uint8Array
}

/** What one language's search is made of. */
export interface SearchInput {
  knowledge: SearchKnowledge
  book: Pick<BookConfig, 'locales' | 'ports'>
  locale: Locale
  /** In the order in which equally good ones are shown. */
  pages: readonly FoundPage[]
}

/** The directory, and the files it names. `nameFile` gives the name of a file with an ending. */
export function buildSearch(
  input: SearchInput,
  nameFile: (content: Uint8Array, ending: string) => string,
): { directory: SearchDirectory; files: SearchFile[] } {
  const ports = input.book.ports.map(({ name }) => name)
  const symbols = listSymbols(input, ports)
  const { rows, text } = joinPages(input, ports, symbols)
  const files: SearchFile[] = []
  const keep = (content: Uint8Array, ending: string): string => {
    const name = nameFile(content, ending)
    files.push({ name, content })
    return name
  }
  const encoder = new TextEncoder()
  return {
    files,
    directory: {
      version: SEARCH_VERSION,
      ports,
      pages: rows,
      symbols,
      synonyms: buildSynonyms(input.knowledge.terms, input.locale.code),
      shards: cutShards(indexGrams(text)).map(({ first, bytes }) => [first, keep(bytes, 'bin')]),
      texts: cutText(text).map((part) => [part.start, keep(encoder.encode(part.text), 'txt')]),
      length: text.length,
    },
  }
}

function listSymbols(
  { knowledge, book, locale }: SearchInput,
  ports: readonly string[],
): SymbolRow[] {
  const place = { base: '/', locales: book.locales, locale: locale.code }
  const modules = new Map<string, string>(knowledge.files.map(({ path, module }) => [path, module]))
  return knowledge.symbols.filter(hasPage).map((symbol) => {
    const { id, name, kind, port, exported } = symbol
    const file = symbol.declarations[0]?.file ?? ''
    const upstream = knowledge.mappings.filter(({ to }) => to === id).map((one) => one.name)
    return {
      id,
      name,
      kind,
      port: ports.indexOf(port),
      module: modules.get(file) ?? '',
      file,
      exported,
      path: symbolUrl(place, id).slice(1),
      upstream: [...new Set(upstream)],
    }
  })
}

function joinPages(
  { pages, knowledge }: SearchInput,
  ports: readonly string[],
  symbols: readonly SymbolRow[],
): { rows: PageRow[]; text: string } {
  const context = {
    ports,
    symbols: new Map(symbols.map(({ id }, number) => [id, number])),
    records: new Map(knowledge.symbols.map((symbol) => [symbol.id as string, symbol])),
  }
  const rows: PageRow[] = []
  let text = ''
  for (const found of pages) {
    rows.push(buildPageRow(found, text.length, context))
    text += found.page.text
  }
  return { rows, text }
}
