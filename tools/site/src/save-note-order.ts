import { z } from 'zod'
import type { NoteFault } from '#authored/note-fault.ts'
import { isPortableNoteId } from '#authored/note-file-name.ts'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import { findTargetFault } from '#authored/target-fault.ts'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { BookConfig } from '#schemas/book.ts'
import { noteIdSchema, portNameSchema } from '#schemas/ids.ts'
import { refuse, type SaveReply } from './save-note-sender.ts'

const noteOrderSchema = z.strictObject({
  port: portNameSchema,
  id: noteIdSchema.refine(isPortableNoteId),
  /** The whole file. */
  text: z.string(),
})
/** What a page asks to be saved. */
export type NoteOrder = z.infer<typeof noteOrderSchema>

const MALFORMED = 400
const FAULTY = 422

/** Reads the body of a request. @returns what to save, or the answer to what may not be saved */
export function readNoteOrder(
  bytes: Uint8Array,
  book: BookConfig,
): { order: NoteOrder } | { reply: SaveReply } {
  const value = parseJson(bytes)
  if (value === undefined) return { reply: refuse(MALFORMED, 'json') }
  const parsed = noteOrderSchema.safeParse(value)
  if (!parsed.success) return { reply: refuse(MALFORMED, 'shape') }
  const order = parsed.data
  if (!book.ports.some(({ name }) => name === order.port))
    return { reply: refuse(MALFORMED, 'port') }
  // Half a character would be written as another one.
  if (Buffer.from(order.text).toString() !== order.text)
    return { reply: refuse(MALFORMED, 'shape') }
  const faults = findFaults(order, book)
  return faults.length > 0 ? { reply: { status: FAULTY, body: { faults } } } : { order }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function findFaults({ port, text }: NoteOrder, book: BookConfig): NoteFault[] {
  const note = readNoteText(text)
  if (note.kind === 'faults') return note.faults
  const read = readNoteFront(note.value.yaml)
  if (read.kind === 'faults') return read.faults
  const { front, lineOf } = read.value
  return findWrongFields(front, port, book).map(({ field, reason }): NoteFault => {
    return { kind: 'field', field, reason, line: lineOf([field]) }
  })
}

function findWrongFields(
  { target, alike = [], lang, reviewed }: NoteFrontMatter,
  port: string,
  { locales }: BookConfig,
): { field: keyof NoteFrontMatter; reason: string }[] {
  const known = locales.map(({ code }) => code)
  const reviewer = '`npm run annotate -- approve` writes it, once somebody has read the note'
  return [
    ...wrongSymbols('target', [target], port),
    ...wrongSymbols('alike', alike, port),
    ...(known.includes(lang)
      ? []
      : [{ field: 'lang' as const, reason: `the book is in ${known.join(', ')}` }]),
    ...(reviewed === undefined ? [] : [{ field: 'reviewed' as const, reason: reviewer }]),
  ]
}

/** As the extractor refuses them once the note is there. */
function wrongSymbols(
  field: 'target' | 'alike',
  ids: readonly string[],
  port: string,
): { field: keyof NoteFrontMatter; reason: string }[] {
  const faults = ids.map((id) => findTargetFault(id, port))
  if (faults.includes('path')) return [{ field, reason: 'its path is not a plain one' }]
  return faults.includes('port')
    ? [{ field, reason: `the note is saved in the folder of ${port}` }]
    : []
}
