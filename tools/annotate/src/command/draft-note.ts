import { renderNoteFile } from '#authored/note-file.ts'
import { isPortableNoteId } from '#authored/note-file-name.ts'
import { proposeNoteId } from '#authored/note-id.ts'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import { type NoteId, noteIdSchema, parseNoteId } from '#schemas/ids.ts'
import { Refusal } from '../refusal.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Change } from '../write/change-files.ts'

/** The file of a note with this body. @throws Refusal when its id is taken */
export function draftNote(
  front: NoteFrontMatter,
  markdown: string,
  given: string | undefined,
  workspace: Workspace,
): Change {
  const { target, quote } = front
  const id = given ?? proposeNoteId({ target, quote, markdown })
  return placeNote(id, target, renderNoteFile(front, markdown), workspace)
}

/** Puts the text of a note where it belongs. @throws Refusal when its id is taken */
export function placeNote(id: string, target: string, text: string, workspace: Workspace): Change {
  refuseTaken(id, workspace)
  const port = target.slice(0, target.indexOf('/'))
  return { path: `${workspace.book.annotations}/${port}/${id}.md`, text, before: undefined }
}

/** @throws Refusal when the id is none, or some note has it */
export function refuseTaken(id: string | undefined, { book, env }: Workspace): void {
  if (id === undefined) return
  if (!noteIdSchema.safeParse(id).success || !isPortableNoteId(id))
    throw new Refusal(
      `\`${id}\` is no id of a note`,
      'Ids are lower-case words joined by "-", as `done-without-get`: at most 80 letters, and no name that Windows keeps for itself, as `con`.',
    )
  const taken = book.ports
    .map(({ name }) => `${book.annotations}/${name}/${id}.md`)
    .find((path) => env.fs.exists(path))
  if (taken !== undefined)
    throw new Refusal(`${taken} exists already`, 'Choose another id with --id, or edit that note.')
}

/** The id of a note by its file. */
export function noteIdOf({ path }: Change): NoteId {
  return parseNoteId(path.slice(path.lastIndexOf('/') + 1, -'.md'.length))
}
