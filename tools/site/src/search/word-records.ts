import type { Locale } from '#schemas/book.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { ResultType } from '../../../../src/lib/search/search-api.ts'
import type { SearchKnowledge } from '../knowledge-files.ts'
import { spellings } from '../symbol-words.ts'
import type { PageKind } from './page-kinds.ts'
import type { FoundPage } from './read-site.ts'

/** A record of the word index that is not a page of its own: a symbol or a note. */
export interface WordRecord {
  /** Below the base, as the index keeps addresses. */
  url: string
  /** In lower case: the index's browser half asks for `zh-cn`, and a record keeps what it is given. */
  language: string
  content: string
  meta: Record<string, string>
  filters: Record<string, string[]>
}

/** Symbols and notes of one language. A symbol's page is not indexed besides its record. */
export function buildWordRecords(
  pages: readonly FoundPage[],
  knowledge: SearchKnowledge,
  locale: Locale,
): WordRecord[] {
  const language = locale.lang.toLowerCase()
  const symbols = pages.flatMap((found) =>
    found.kind.kind === 'symbol' ? symbolRecord(found, found.kind.symbol, knowledge) : [],
  )
  // Chapters come before source pages, which show the same notes again.
  const notes = new Map<string, Written>()
  for (const note of pages.flatMap(noteRecords)) {
    const id = note.url.replace(/^.*#/u, '')
    if (!notes.has(id)) notes.set(id, note)
  }
  return [...symbols, ...notes.values()].map((record) => ({ ...record, language }))
}

/** What kind of result a page is, and its port. */
export function pageFilters(kind: PageKind): { type: [ResultType]; port?: [string] } {
  switch (kind.kind) {
    case 'chapter':
    case 'glossary':
      return { type: [kind.kind] }
    case 'contributors':
      return { type: ['note'] }
    case 'symbol':
      return { type: ['symbol'], port: [kind.symbol.port] }
    case 'api':
      return { type: ['symbol'], port: [kind.port] }
    case 'port':
      return { type: ['source'], port: [kind.port] }
    case 'file':
      return { type: ['source'], port: [kind.file.port] }
  }
}

type Written = Omit<WordRecord, 'language'>

function symbolRecord(
  { path, page, kind }: FoundPage,
  symbol: SymbolRecord,
  knowledge: SearchKnowledge,
): Written {
  const [{ file } = { file: '' }] = symbol.declarations
  return {
    url: `/${path}`,
    content: `${symbolText(symbol, knowledge)} ${page.text}`,
    meta: { title: symbol.name, kind: symbol.kind, place: file },
    filters: {
      ...pageFilters(kind),
      kind: [symbol.kind],
      file: [file],
      exported: [symbol.exported ? 'yes' : 'no'],
    },
  }
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

function noteRecords({ path, page, kind }: FoundPage): Written[] {
  return page.landmarks.flatMap((landmark, number): Written[] => {
    if (landmark.kind !== 'note') return []
    const end = page.landmarks.slice(number).find((one) => one.kind === 'note-end')
    return [
      {
        url: `/${path}#${landmark.hash}`,
        content: page.text.slice(landmark.offset, end?.offset),
        meta: { title: `${page.title} · ${landmark.title}` },
        filters: { ...pageFilters(kind), type: ['note'] },
      },
    ]
  })
}
