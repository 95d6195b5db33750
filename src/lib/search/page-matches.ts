import { foldText } from './fold-text.ts'
import type { ResultType } from './search-api.ts'
import type { PageRow, SearchDirectory } from './search-files.ts'
import { lastAtMost } from './text-index.ts'

/** Where something stands on a page. */
export interface PageMatch {
  /** Index into {@link SearchDirectory.pages}. */
  page: number
  /** Offsets into the text of all pages; rising. */
  positions: number[]
}

/** Deals positions out to the pages they are on, in the order of the pages. */
export function groupByPage(pages: readonly PageRow[], positions: readonly number[]): PageMatch[] {
  const matches: PageMatch[] = []
  let page = 0
  for (const position of positions) {
    while ((pages[page + 1]?.start ?? Infinity) <= position) page += 1
    const last = matches.at(-1)
    if (last?.page === page) last.positions.push(position)
    else matches.push({ page, positions: [position] })
  }
  return matches
}

/** Matches within one spot. */
export interface SpotMatch {
  /** As `id`; empty for what stands before the first spot. */
  hash: string
  title: string
  type: ResultType
  positions: number[]
}

/** Deals a page's positions out to its spots, the best spot first. */
export function groupBySpot(
  row: PageRow,
  positions: readonly number[],
  query: string,
): SpotMatch[] {
  const spots = new Map<string, SpotMatch>()
  for (const position of positions) {
    const spot = row.spots[lastAtMost(row.spots, position - row.start, ([offset]) => offset)]
    const [, title, hash, type] = spot ?? [0, row.title, '', row.type]
    const known = spots.get(hash)
    if (known) known.positions.push(position)
    else
      spots.set(hash, { hash, title, type: hash === '' ? row.type : type, positions: [position] })
  }
  const named = ({ title }: SpotMatch): number => Number(foldText(title).includes(query))
  return [...spots.values()].sort(
    (a, b) => named(b) - named(a) || b.positions.length - a.positions.length,
  )
}

/** The stretch of text around a position that belongs to the same spot. */
export function spotRange(
  directory: SearchDirectory,
  page: number,
  position: number,
): { start: number; end: number } {
  const { start = 0, spots = [] } = directory.pages[page] ?? {}
  const at = lastAtMost(spots, position - start, ([offset]) => offset)
  const next = spots.find(([offset], number) => number > at && start + offset > position)
  return {
    start: start + (spots[at]?.[0] ?? 0),
    end: next ? start + next[0] : pageEnd(directory, page),
  }
}

/** Offset of the end of a page's text. */
export function pageEnd({ pages, length }: SearchDirectory, page: number): number {
  return pages[page + 1]?.start ?? length
}
