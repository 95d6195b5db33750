import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { PageRow, SpotRow } from '../../../../src/lib/search/search-files.ts'
import { type PageKind, hasPage } from './page-kinds.ts'
import type { Landmark, PageText } from './page-text.ts'
import type { FoundPage } from './read-site.ts'

/** What rows refer to by number. */
export interface RowContext {
  ports: readonly string[]
  /** Numbers of the symbols, by id. */
  symbols: ReadonlyMap<string, number>
  /** By id. */
  records: ReadonlyMap<string, SymbolRecord>
}

/** The page's row, its text beginning at `start` of the text of all pages. */
export function buildPageRow(found: FoundPage, start: number, context: RowContext): PageRow {
  const { path, page, kind } = found
  const port = portOf(kind)
  const base = { path, start, ...(port !== undefined && { port: context.ports.indexOf(port) }) }
  switch (kind.kind) {
    case 'chapter':
      return { ...base, ...describe(page, kind.trail), type: 'chapter', spots: spots(page) }
    case 'glossary':
      return { ...base, ...describe(page, []), type: 'glossary', spots: spots(page) }
    case 'contributors':
      return { ...base, ...describe(page, []), type: 'note', spots: spots(page) }
    case 'symbol': {
      const { symbol } = kind
      const [{ file } = { file: '' }] = symbol.declarations
      const number = context.symbols.get(symbol.id)
      return {
        ...base,
        title: symbol.name,
        trail: [symbol.port, file],
        type: 'symbol',
        ...(number !== undefined && { symbol: number }),
        spots: spots(page),
      }
    }
    case 'api':
      return { ...base, ...describe(page, [kind.port]), type: 'symbol', spots: spots(page) }
    case 'port':
      return { ...base, ...describe(page, [kind.port]), type: 'source', spots: spots(page) }
    case 'file':
      return {
        ...base,
        ...describe(page, [kind.file.port]),
        type: 'source',
        spots: fileSpots(page, kind.file, context),
      }
  }
}

function describe({ title }: PageText, trail: string[]): Pick<PageRow, 'title' | 'trail'> {
  return { title, trail }
}

function portOf(kind: PageKind): string | undefined {
  switch (kind.kind) {
    case 'chapter':
    case 'glossary':
    case 'contributors':
      return undefined
    case 'symbol':
      return kind.symbol.port
    case 'file':
      return kind.file.port
    case 'api':
    case 'port':
      return kind.port
  }
}

/** Sections, entries and notes. */
function spots({ landmarks, title }: PageText): SpotRow[] {
  return nest(landmarks.flatMap(readMark), title)
}

/** Declarations, each from its doc comment on, and notes. */
function fileSpots(
  { landmarks, title }: PageText,
  file: SourceFile,
  context: RowContext,
): SpotRow[] {
  const lines = new Map(landmarks.map((one) => [one.hash, one.offset]))
  const declared = file.symbols.flatMap((id) => {
    const symbol = context.records.get(id)
    if (!symbol || !hasPage(symbol)) return []
    return symbol.declarations
      .filter((one) => one.file === file.path)
      .flatMap(({ doc, lines: { start } }): Mark[] => {
        const first = doc ? lineAt(file.text, doc.start) : start
        const offset = lines.get(`L${first}`)
        if (offset === undefined) return []
        return [{ offset, title: symbol.name, hash: `L${start}`, type: 'source' }]
      })
  })
  const marks = [...declared, ...landmarks.flatMap(readMark)]
  // The sort is stable: of two declarations on a line, the inner one comes later.
  return nest(
    marks.sort((a, b) => a.offset - b.offset),
    title,
  )
}

/** Where a spot begins, or a note ends. */
type Mark = { offset: number } & (
  | { type: 'end' }
  | { type: 'chapter' | 'glossary' | 'note' | 'source'; title: string; hash: string }
)

function readMark({ kind, hash, offset, title }: Landmark): Mark[] {
  switch (kind) {
    case 'section':
      return [{ offset, title, hash, type: 'chapter' }]
    case 'entry':
      return [{ offset, title, hash, type: 'glossary' }]
    case 'note':
      return [{ offset, title, hash, type: 'note' }]
    case 'note-end':
      return [{ offset, type: 'end' }]
    case 'line':
      return []
  }
}

/** Behind a note the spot goes on that the note stands in; the page itself, before its first spot. */
function nest(marks: readonly Mark[], pageTitle: string): SpotRow[] {
  const rows: SpotRow[] = []
  let around: SpotRow = [0, pageTitle, '', 'chapter']
  for (const mark of marks) {
    if (mark.type === 'end') {
      rows.push([mark.offset, ...spotName(around)])
      continue
    }
    const row: SpotRow = [mark.offset, mark.title, mark.hash, mark.type]
    if (mark.type !== 'note') around = row
    rows.push(row)
  }
  return rows
}

const spotName = ([, title, hash, type]: SpotRow): [string, string, SpotRow[3]] => [
  title,
  hash,
  type,
]

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
