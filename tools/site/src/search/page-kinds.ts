import type { BookConfig, Locale } from '#schemas/book.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import {
  type Place,
  apiUrl,
  chapterUrl,
  contributorsUrl,
  glossaryUrl,
  portUrl,
  sourceUrl,
  symbolUrl,
} from '../../../../src/lib/urls.ts'
import type { SearchKnowledge } from '../knowledge-files.ts'

/** What the page at an address is, beyond what its HTML says. */
export type PageKind =
  | { kind: 'chapter'; trail: string[] }
  | { kind: 'glossary' }
  | { kind: 'contributors' }
  | { kind: 'symbol'; symbol: SymbolRecord }
  | { kind: 'api'; port: string }
  | { kind: 'file'; file: SourceFile }
  | { kind: 'port'; port: string }

/** What a page is, by its path below the base, in the order in which equally good pages are shown. */
export function listPageKinds(
  knowledge: SearchKnowledge,
  { locales, parts, ports }: Pick<BookConfig, 'locales' | 'parts' | 'ports'>,
  locale: Locale,
): Map<string, PageKind> {
  const place: Place = { base: '/', locales, locale: locale.code }
  const kinds = new Map<string, PageKind>()
  const add = (url: string, kind: PageKind): void => {
    kinds.set(url.slice(1), kind)
  }
  for (const { slug, part, locale: code } of knowledge.chapters) {
    if (code !== locale.code) continue
    const title = parts.find(({ id }) => id === part)?.title[code]
    add(chapterUrl(place, slug), { kind: 'chapter', trail: title === undefined ? [] : [title] })
  }
  add(glossaryUrl(place), { kind: 'glossary' })
  add(contributorsUrl(place), { kind: 'contributors' })
  for (const { name: port } of ports) add(apiUrl(place, port), { kind: 'api', port })
  for (const symbol of knowledge.symbols) {
    if (hasPage(symbol)) add(symbolUrl(place, symbol.id), { kind: 'symbol', symbol })
  }
  for (const { name: port } of ports) add(portUrl(place, port), { kind: 'port', port })
  for (const file of knowledge.files) add(sourceUrl(place, file), { kind: 'file', file })
  return kinds
}

/** Type parameters are explained where they are declared. */
export function hasPage({ kind }: SymbolRecord): boolean {
  return kind !== 'type-parameter'
}
