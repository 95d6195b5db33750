import type { Root } from 'mdast'
import type { ChapterFrontMatter } from '#schemas/chapter.ts'
import type { BookPath, ContentHash, SectionId } from '#schemas/ids.ts'

/** A section as its author wrote it: a heading and what stands below it up to the next heading. */
export interface SectionSource {
  id: SectionId
  title: string
  /** 2 for `##`. */
  depth: number
  /** 1-based line of the heading. */
  line: number
  /** Of the section's Markdown; changes whenever a translation may have to. */
  hash: ContentHash
}

/** A chapter of one language, parsed and found well-formed by itself. */
export interface ChapterSource {
  file: BookPath
  /** {@link Locale.code} */
  locale: string
  front: ChapterFrontMatter
  /** The body without front matter; directives and symbol links are nodes of the book. Positions are the file's. */
  body: Root
  /** Hash of what stands before the first heading. */
  leadHash: ContentHash
  sections: SectionSource[]
}

/** Key of the lead, the text before the first heading, in `translates`; no section id can be this. */
export const LEAD = '_'
