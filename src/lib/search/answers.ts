import type { Candidate, Searched } from './candidates.ts'
import { readExcerpt } from './excerpts.ts'
import { foldQuery } from './fold-text.ts'
import { type SpotMatch, groupBySpot, spotRange } from './page-matches.ts'
import {
  type Answer,
  type Hit,
  type Query,
  RESULT_TYPES,
  type Reason,
  type ResultType,
  type Spot,
} from './search-api.ts'
import type { PageRow, SearchDirectory } from './search-files.ts'
import type { TextIndex } from './text-index.ts'

/** How many spots of a page are shown. */
const SPOTS = 3

/** How far from the beginning of a page its title is looked for, in characters. */
const ABOVE_TITLE = 80

/** Something to be shown: a page, or a note or an entry of the glossary on one. */
export interface Result {
  candidate: Candidate
  type: ResultType
  port: string | undefined
  /** The note or the entry. */
  part?: SpotMatch
  /** Whether entries on the page are results themselves. */
  hasEntries?: boolean
}

/** Pages as results, and behind them the notes and entries the query stands in. */
export function listResults(
  { pages, ports }: SearchDirectory,
  candidates: readonly Candidate[],
): Result[] {
  const results: Result[] = []
  const parts: Result[] = []
  for (const candidate of candidates) {
    const row = pages[candidate.page]
    if (!row) continue
    const port = row.port === undefined ? undefined : ports[row.port]
    const [word = ''] = candidate.words
    const found = groupBySpot(row, candidate.positions, word).filter(isPart)
    const hasEntries = found.some(({ type }) => type === 'glossary')
    results.push({ candidate, type: row.type, port, hasEntries })
    for (const part of found) parts.push({ candidate, type: part.type, port, part })
  }
  return [...results, ...parts]
}

function isPart({ type, hash }: SpotMatch): boolean {
  return hash !== '' && (type === 'note' || type === 'glossary')
}

/**
 * What the filters let through. Notes and entries are results of their own only where nothing else is asked for; a
 * note on several pages counts once.
 */
export function filterResults(
  results: readonly Result[],
  { type, port }: Pick<Query, 'type' | 'port'>,
): Result[] {
  const seen = new Set<string>()
  return results.filter((result) => {
    if (port !== undefined && result.port !== port) return false
    if (type === undefined ? result.part : result.type !== type) return false
    if (!result.part) return type !== 'glossary' || !result.hasEntries
    const isNew = !seen.has(result.part.hash)
    seen.add(result.part.hash)
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

/** What was asked, and of what. */
export interface Asked extends Searched {
  /** Goes in front of every address. */
  base: string
  /** As typed. */
  text: string
}

/** A result with what is read from the text for it. */
export async function buildHit(searched: Asked, result: Result): Promise<Hit> {
  const { directory, base, text } = searched
  const { candidate, type, port, part } = result
  const row = directory.pages[candidate.page]
  if (!row) throw new RangeError(`There is no page ${candidate.page}.`)
  const page = base + row.path
  const symbol = row.symbol === undefined ? undefined : directory.symbols[row.symbol]
  const hit = {
    url: part ? `${page}#${encodeURIComponent(part.hash)}` : page,
    title: part ? part.title : row.title,
    trail: part ? [...row.trail, row.title] : row.trail,
    type,
    reason: part ? countWithin(candidate.reason, part) : candidate.reason,
    words: candidate.words.length > 0 ? [...candidate.words] : [foldQuery(text)],
    spots: await readSpots(searched, page, result),
  }
  return {
    ...hit,
    ...(port !== undefined && { port }),
    ...(symbol && { symbol: { kind: symbol.kind, file: symbol.file, exported: symbol.exported } }),
  }
}

/** A note says how often the text is in it, not on its page. */
function countWithin(reason: Reason, { positions }: SpotMatch): Reason {
  return reason.kind === 'literal' ? { ...reason, count: positions.length } : reason
}

async function readSpots(searched: Searched, page: string, result: Result): Promise<Spot[]> {
  const { candidate, part } = result
  if (candidate.related) return relatedSpots(candidate.related.spots)
  const row = searched.directory.pages[candidate.page]
  if (!row) return []
  const [word = ''] = candidate.words
  const spots = part ? [part] : groupBySpot(row, candidate.positions, word).slice(0, SPOTS)
  return Promise.all(
    spots.map(async (spot) => {
      const { position, start } = await best(searched.index, row, spot)
      const range = spotRange(searched.directory, candidate.page, position)
      range.start = Math.max(range.start, start)
      return {
        title: spot.title,
        url: spot.hash === '' ? page : `${page}#${encodeURIComponent(spot.hash)}`,
        type: spot.type,
        runs: await readExcerpt(searched.index, position, range, candidate.words),
      }
    }),
  )

  function relatedSpots(given: readonly Omit<Spot, 'type'>[]): Spot[] {
    return given.slice(0, SPOTS).map((spot) => ({ ...spot, type: result.type }))
  }
}

/**
 * The first match behind the spot's own heading, which is shown anyway; where there is none, what follows the heading.
 * `start` is where the excerpt may begin.
 */
async function best(
  index: TextIndex,
  row: PageRow,
  spot: SpotMatch,
): Promise<{ position: number; start: number }> {
  // Spots without an address of their own belong to the page, which begins with itself.
  const own = spot.hash === '' ? undefined : row.spots.find(([, , id]) => id === spot.hash)
  const [offset = 0] = own ?? []
  const begin = row.start + offset
  const end = begin + (await headingLength(index, begin, spot))
  return { position: spot.positions.find((position) => position >= end) ?? end, start: end }
}

/** How much of a spot's text its heading is. */
async function headingLength(
  index: TextIndex,
  begin: number,
  { hash, title, type }: SpotMatch,
): Promise<number> {
  // Declarations and notes are called what their text does not begin with.
  if (hash !== '') return type === 'chapter' || type === 'glossary' ? title.length : 0
  // Above the title of a page there may be a line or two.
  const head = await index.read(begin, begin + title.length + ABOVE_TITLE)
  return head.includes(title) ? head.indexOf(title) + title.length : 0
}
