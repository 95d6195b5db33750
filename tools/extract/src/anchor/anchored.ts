import type { NoteState, ReviewState } from '#schemas/annotation.ts'
import type { BookConfig } from '#schemas/book.ts'
import type { Section } from '#schemas/chapter.ts'
import type { Evidence } from '#schemas/claim.ts'
import type { NotedCode } from '#schemas/noted-code.ts'
import type { BookPath, ChapterSlug, SectionId, SymbolId } from '#schemas/ids.ts'
import type { LineRange, TextRange } from '#schemas/position.ts'
import type { TermFile } from '#schemas/term.ts'
import type { Mapping } from '#schemas/upstream.ts'
import type { BookIndex } from '../index/book-index.ts'
import type { ChapterSource } from '../load/chapter-source.ts'
import type { ChartSource } from '../load/chart-source.ts'
import type { FigureSource } from '../load/figure-source.ts'
import type { NoteSource } from '../load/note-source.ts'
import type { Redirect } from '../load/redirects.ts'
import type { Publication } from './published.ts'

/** What an excerpt shows. */
export interface ExcerptAnchor {
  symbol: SymbolId
  file: BookPath
  lines: LineRange
  /** The lines without their common indentation, joined by LF, no LF at the end. */
  code: string
  /** Headers of the declarations around it, outermost first, joined by ` › `; empty at the top level. */
  within: string
  upstream?: Pick<Mapping, 'name' | 'permalink' | 'status'>
}

/** A place in the book that a link leads to. */
export interface PageTarget {
  slug: ChapterSlug
  section?: SectionId
}

/** A term named in a text. */
export interface TermUse {
  /** Key in the term base. */
  term: string
  /** Within the value of the text's node, as is `end`, which is behind the last character. */
  start: number
  end: number
}

/** What the references of one Markdown text mean, by the offset at which each node begins in its file. */
export interface References {
  symbols: Record<number, SymbolId>
  /** Links that lead to pages of the book; all others stay as they are. */
  pages: Record<number, PageTarget>
  /** Links that lead to the glossary: keys of the term base. */
  terms: Record<number, string>
  /** Words within texts that lead there too, in the order of the text. Notes have none. */
  uses: Record<number, TermUse[]>
}

/** A chapter with every reference resolved. What did not resolve is missing and has been reported. */
export interface AnchoredChapter extends References {
  source: ChapterSource
  sections: Section[]
  excerpts: Record<number, ExcerptAnchor>
  evidence: Record<number, Evidence[]>
  /** What the graphs of calls are of. */
  graphs: Record<number, SymbolId>
  /** The text before the first heading changed in the original since it was translated. */
  staleLead: boolean
}

/** Where a note's quote is. */
export interface NoteAnchor {
  symbol: SymbolId
  file: BookPath
  range: TextRange
  lines: LineRange
}

/** A note and where it stands now. */
export interface AnchoredNote {
  source: NoteSource
  state: NoteState
  /** Empty when the state is `anchored`. */
  reason: string
  review: ReviewState
  /** {@link NoteRecord.candidates} */
  candidates: SymbolId[]
  /** Only of notes that are shown. */
  anchor?: NoteAnchor
  /** By locale code, like the bodies. */
  references: Record<string, References>
}

/** Everything weave needs. */
export interface Anchors {
  book: BookConfig
  index: BookIndex
  chapters: AnchoredChapter[]
  notes: AnchoredNote[]
  figures: FigureSource[]
  charts: ChartSource[]
  terms: TermFile
  redirects: Redirect[]
  publication: Publication
  notedCode: NotedCode
}
