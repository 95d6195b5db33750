import { foldText } from './fold-text.ts'
import { type PageMatch, pageEnd } from './page-matches.ts'
import { splitName } from './name-words.ts'
import type { ResultType } from './search-api.ts'
import type { PageRow, SearchDirectory } from './search-files.ts'

/** What a match is worth by where it stands. */
const STANDS = { asTitle: 1000, inTitle: 600, asWord: 500, inFileName: 400, inHeading: 300 }

/** What a page is worth by what it is, at equal strength. */
const TYPE: Record<ResultType, number> = {
  chapter: 150,
  glossary: 140,
  note: 50,
  symbol: 20,
  source: 10,
}

/** Matches above this number say no more about a page. */
const MANY = 20

/** How well a page answers a query that stands on it. */
export function rankLiteral(directory: SearchDirectory, match: PageMatch, query: string): number {
  const row = directory.pages[match.page]
  if (!row) return 0
  const count = Math.min(match.positions.length, MANY)
  const size = pageEnd(directory, match.page) - row.start
  const density = Math.min((match.positions.length * query.length) / size, 1)
  return standing(directory, row, query) + TYPE[row.type] + count * 8 + density * 100
}

function standing(directory: SearchDirectory, row: PageRow, query: string): number {
  const title = foldText(row.title)
  const symbol = row.symbol === undefined ? undefined : directory.symbols[row.symbol]
  if (symbol) {
    if (title === query) return STANDS.asTitle
    if (hasWord(symbol.name, query)) return STANDS.asWord + (symbol.exported ? 30 : 0)
    return title.includes(query) ? STANDS.inHeading : 0
  }
  if (row.type === 'source') {
    const name = title.slice(title.lastIndexOf('/') + 1)
    return name.includes(query) ? STANDS.inFileName : 0
  }
  if (title === query) return STANDS.asTitle
  if (title.includes(query)) return STANDS.inTitle
  return row.spots.some(([, heading]) => foldText(heading).includes(query)) ? STANDS.inHeading : 0
}

/** Whether the query is one or more whole words of a name: `rateLimited` of `addRateLimited`. */
function hasWord(name: string, query: string): boolean {
  const words = splitName(name).map(({ word }) => word)
  const wanted = query.replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (wanted === '') return false
  return words.some((_word, from) =>
    words.some((_end, to) => to >= from && words.slice(from, to + 1).join('') === wanted),
  )
}
