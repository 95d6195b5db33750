import type { Root } from 'mdast'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { BookPath, NoteId, PortName } from '#schemas/ids.ts'

/** A note in one language: guarded, so that it holds nothing but harmless Markdown. */
export interface NoteBody {
  file: BookPath
  /** {@link Locale.code} */
  locale: string
  /** As its author wrote it, without front matter. */
  markdown: string
  /** The same, parsed; symbol links are nodes of the book. */
  tree: Root
}

/** A well-formed note. Whether its code still exists is decided later. */
export interface NoteSource {
  id: NoteId
  port: PortName
  file: BookPath
  front: NoteFrontMatter
  /** The note's own language first. */
  bodies: NoteBody[]
}
