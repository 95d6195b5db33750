import path from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import type { LocatedBook } from './book-location.ts'
import type { NoteDisk } from './save-note-disk.ts'
import { type NoteOrder, readNoteOrder } from './save-note-order.ts'
import { refuse, type SaveReply } from './save-note-sender.ts'

/** Bytes of a request; a note has fewer than `MAX_NOTE_BYTES`, but JSON escapes some of them. */
export const MAX_REQUEST_BYTES = 100 * 1024

const CREATED = 201
const FORBIDDEN = 403
const EXISTS = 409

/**
 * Saves the note in the body of a request, as a new file in the folder of its port. Whoever sent it has been checked
 * by {@link checkSender}.
 *
 * @throws the operating system's error when the disk does not do as it is told
 */
export function saveNote(
  bytes: Uint8Array,
  { book, root }: Pick<LocatedBook, 'book' | 'root'>,
  disk: NoteDisk,
): SaveReply {
  const read = readNoteOrder(bytes, book)
  if ('reply' in read) return read.reply
  const { port, id, text } = read.order
  const folder = openFolder(disk.resolve(root), [...book.annotations.split('/'), port], disk)
  if (folder === undefined) return refuse(FORBIDDEN, 'outside')
  const taken = findTaken(read.order, book, path.dirname(folder), disk)
  if (taken !== undefined) return refuse(EXISTS, 'exists')
  const name = `${id}.md`
  if (!disk.create(path.join(folder, name), text)) return refuse(EXISTS, 'exists')
  return { status: CREATED, body: { path: path.posix.join(book.annotations, port, name) } }
}

/** Goes down folder by folder, making those that are missing; `undefined` where a link or `..` is on the way. */
function openFolder(root: string, parts: readonly string[], disk: NoteDisk): string | undefined {
  if (parts.includes('..')) return undefined
  let folder = root
  for (const part of parts.filter((one) => one !== '' && one !== '.')) {
    folder = path.join(folder, part)
    disk.makeFolder(folder)
    if (!disk.isFolder(folder)) return undefined
  }
  return disk.resolve(folder) === folder ? folder : undefined
}

/** Notes of all ports share one set of names. */
function findTaken(
  { id }: NoteOrder,
  { ports }: BookConfig,
  annotations: string,
  disk: NoteDisk,
): string | undefined {
  return ports
    .map(({ name }) => path.join(annotations, name, `${id}.md`))
    .find((file) => disk.exists(file))
}
