import type { BookConfig, Locale } from '#schemas/book.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { sourceUrl } from '../../../src/lib/urls.ts'
import type { SearchKnowledge } from './knowledge-files.ts'
import { spellings } from './symbol-words.ts'

/** A record of the search index that is not a page. */
export interface SearchRecord {
  /** Below the base, as the index keeps addresses. */
  url: string
  /** In lower case: the index's browser half asks for `zh-cn`, and a record keeps what it is given. */
  language: string
  content: string
  meta: Record<string, string>
}

/** What the records of one language need. */
export interface RecordLanguage {
  locale: Locale
  /** Name of a kind of symbol in this language. */
  kindName: (kind: SymbolRecord['kind']) => string
}

/** One record for each exported symbol; symbols declared on one line share a record. */
export function buildSymbolRecords(
  knowledge: SearchKnowledge,
  { locales }: Pick<BookConfig, 'locales'>,
  { locale, kindName }: RecordLanguage,
): SearchRecord[] {
  const place = { base: '/', locales, locale: locale.code }
  const files = new Map(knowledge.files.map((file) => [file.path, file]))
  const records = new Map<string, SearchRecord>()
  for (const symbol of knowledge.symbols) {
    const [declaration] = symbol.declarations
    const file = declaration && files.get(declaration.file)
    if (!file || !symbol.exported || symbol.visibility !== 'public') continue
    const url = sourceUrl(place, file, declaration.lines.start)
    const content = symbolText(symbol, knowledge)
    const shared = records.get(url)
    if (shared) shared.content += ` ${content}`
    else {
      const meta = { title: symbol.name, kind: kindName(symbol.kind), place: file.path }
      records.set(url, { url, language: locale.lang.toLowerCase(), content, meta })
    }
  }
  return [...records.values()]
}

/** Everything the symbol may be looked for by: its id, its names here and upstream, the terms it stands for. */
function symbolText(symbol: SymbolRecord, { mappings, terms }: SearchKnowledge): string {
  const member = symbol.name.split('.').at(-1)
  const upstream = mappings.filter(({ to }) => to === symbol.id).map(({ name }) => name)
  const named = terms
    .filter(({ identifier }) => identifier === symbol.name || identifier === member)
    .flatMap(({ names }) => Object.values(names))
  const names = [symbol.name, ...upstream].flatMap(spellings)
  return [...new Set([symbol.id, ...names, ...named])].join(' ')
}
