import type { Candidate, Searched } from './candidates.ts'
import { readExcerpt } from './excerpts.ts'
import { type SpotMatch, groupBySpot, pageEnd } from './page-matches.ts'
import {
  type Answer,
  type Hit,
  type Query,
  RESULT_TYPES,
  type ResultType,
  type Spot,
} from './search-api.ts'
import type { PageRow, SearchDirectory } from './search-files.ts'

/** How many spots of a page are shown. */
const SPOTS = 3

/** Something to be shown: a page, or a note on one. */
export interface Result {
  candidate: Candidate
  type: ResultType
  port: string | undefined
  /** The note. */
  note?: SpotMatch
}

/** Pages as results, and behind them the notes the query stands in; a note on several pages counts once. */
export function listResults(
  { pages, ports }: SearchDirectory,
  candidates: readonly Candidate[],
): Result[] {
  const results: Result[] = []
  const notes: Result[] = []
  for (const candidate of candidates) {
    const row = pages[candidate.page]
    if (!row) continue
    const port = row.port === undefined ? undefined : ports[row.port]
    results.push({ candidate, type: row.type, port })
    const [word = ''] = candidate.words
    for (const note of groupBySpot(row, candidate.positions, word)) {
      if (note.type === 'note') notes.push({ candidate, type: 'note', port, note })
    }
  }
  return [...results, ...notes]
}

/** What the filters let through. Notes are results of their own only where nothing but notes is asked for. */
export function filterResults(
  results: readonly Result[],
  { type, port }: Pick<Query, 'type' | 'port'>,
): Result[] {
  const seen = new Set<string>()
  return results.filter((result) => {
    if (port !== undefined && result.port !== port) return false
    if (type === undefined ? result.note : result.type !== type) return false
    if (!result.note) return true
    const isNew = !seen.has(result.note.hash)
    seen.add(result.note.hash)
    return isNew
  })
}

/** How many results there are of each type and each port, were these not filtered by. */
export function countResults(
  { ports }: SearchDirectory,
  results: readonly Result[],
  { type, port }: Query,
): Pick<Answer, 'byType' | 'byPort'> {
  const count = (filter: Pick<Query, 'type' | 'port'>): number =>
    filterResults(results, filter).length
  const ofPort = port === undefined ? {} : { port }
  const ofType = type === undefined ? {} : { type }
  const byType = Object.fromEntries(
    RESULT_TYPES.map((one) => [one, count({ ...ofPort, type: one })]),
  ) as Record<ResultType, number>
  const byPort = Object.fromEntries(ports.map((one) => [one, count({ ...ofType, port: one })]))
  return { byType, byPort }
}

/** A result with what is read from the text for it. */
export async function buildHit(searched: Searched, base: string, result: Result): Promise<Hit> {
  const { directory } = searched
  const { candidate, type, port, note } = result
  const row = directory.pages[candidate.page]
  if (!row) throw new RangeError(`There is no page ${candidate.page}.`)
  const page = base + row.path
  const symbol = row.symbol === undefined ? undefined : directory.symbols[row.symbol]
  const hit = {
    url: note ? `${page}#${note.hash}` : page,
    title: note ? note.title : row.title,
    trail: note ? [...row.trail, row.title] : row.trail,
    type,
    reason: candidate.reason,
    spots: await readSpots(searched, page, result),
  }
  return {
    ...hit,
    ...(port !== undefined && { port }),
    ...(symbol && { symbol: { kind: symbol.kind, file: symbol.file, exported: symbol.exported } }),
  }
}

async function readSpots(searched: Searched, page: string, result: Result): Promise<Spot[]> {
  const { candidate, note } = result
  if (candidate.related) return relatedSpots(candidate.related.spots)
  const row = searched.directory.pages[candidate.page]
  if (!row) return []
  const [word = ''] = candidate.words
  const spots = note ? [note] : groupBySpot(row, candidate.positions, word).slice(0, SPOTS)
  const range = { start: row.start, end: pageEnd(searched.directory, candidate.page) }
  return Promise.all(
    spots.map(async (spot) => ({
      title: spot.title,
      url: spot.hash === '' ? page : `${page}#${encodeURIComponent(spot.hash)}`,
      type: spot.type,
      runs: await readExcerpt(searched.index, best(row, spot), range, candidate.words),
    })),
  )

  function relatedSpots(given: readonly Omit<Spot, 'type'>[]): Spot[] {
    return given.slice(0, SPOTS).map((spot) => ({ ...spot, type: result.type }))
  }
}

/** The first match behind the spot's own heading, which is shown anyway. */
function best({ start, spots }: PageRow, { positions, hash, title }: SpotMatch): number {
  const [offset = 0] = spots.find(([, , id]) => id === hash) ?? []
  const behind = positions.find((position) => position >= start + offset + title.length)
  return behind ?? positions[0] ?? start
}
