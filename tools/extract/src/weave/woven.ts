import type { NoteRecord } from '#schemas/annotation.ts'
import type { BookConfig } from '#schemas/book.ts'
import type { ChapterList } from '#schemas/chapter.ts'
import type { Glossary } from '#schemas/glossary.ts'
import type { MentionList } from '#schemas/mention.ts'
import type { NotedCode } from '#schemas/noted-code.ts'
import type { PublishedList } from '#schemas/published.ts'
import type { RedirectList } from '#schemas/redirect.ts'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import type { TermFile } from '#schemas/term.ts'

/** A chapter as it is listed: what stands in its front matter, with title and description. */
export type ListedChapter = ChapterList['chapters'][number]

/** A woven chapter. */
export interface WovenPage {
  /** Below the book's content folder: `docs/en/plan/backwards.mdx`. */
  path: string
  /** The whole file. */
  text: string
  chapter: ListedChapter
}

/** Something the site reads besides the pages. Paths are below the book's content folder. */
export type KnowledgeDocument =
  | { kind: 'chapters'; path: string; value: ChapterList }
  | { kind: 'port'; path: string; value: PortRecord }
  | { kind: 'file'; path: string; value: SourceFile }
  | { kind: 'note'; path: string; value: NoteRecord }
  | { kind: 'terms'; path: string; value: TermFile }
  | { kind: 'glossary'; path: string; value: Glossary }
  | { kind: 'mentions'; path: string; value: MentionList }
  | { kind: 'published'; path: string; value: PublishedList }
  | { kind: 'noted-code'; path: string; value: NotedCode }
  | { kind: 'redirects'; path: string; value: RedirectList }
  | { kind: 'figure'; path: string; value: string }

/** Everything extract has to say about a book, ready to be written. */
export interface Woven {
  book: BookConfig
  pages: WovenPage[]
  documents: KnowledgeDocument[]
}
