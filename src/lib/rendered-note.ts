import type { NoteRecord } from '#schemas/annotation.ts'

/** A note and its bodies as HTML, by locale code. */
export interface RenderedNote {
  record: NoteRecord
  bodies: Readonly<Record<string, string>>
}
