import type { NoteKind } from '#schemas/annotation.ts'
import type { PlaceRequest } from '../place/choose-place.ts'

/** What the author of a note says on the command line; what is left out is asked for, or worked out. */
export interface NewOptions extends PlaceRequest {
  /** Symbol, in full or in short, or `file:93-95`. */
  symbol?: string | undefined
  port?: string | undefined
  kind?: NoteKind | undefined
  lang?: string | undefined
  author?: string | undefined
  id?: string | undefined
  /** Markdown. */
  body?: string | undefined
  /** File that holds it; `-` is standard input. */
  bodyFile?: string | undefined
  created?: string | undefined
}
