import type { ChartTable } from '../chart/chart-table.ts'
import type { AnchoredChapter, AnchoredNote, References } from '../anchor/anchored.ts'

/** What weaving one page keeps count of. One page owns one of these. */
export interface PageContext {
  chapter: AnchoredChapter
  /** Notes of the book that have a place, by the file it is in. */
  notesByFile: ReadonlyMap<string, readonly AnchoredNote[]>
  /** The numbers behind the charts of the page's language, by name. */
  charts: ReadonlyMap<string, ChartTable>
  /** Ids of the notes already on this page; a note stands once on a page. */
  shown: Set<string>
  /** Components the page uses. */
  used: Set<string>
  counts: { excerpts: number; exercises: number; figures: number }
}

/** The text being woven: the chapter's own, or a note's inside it. */
export interface TextContext {
  page: PageContext
  references: References
}
