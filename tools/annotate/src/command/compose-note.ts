import { join } from 'node:path'
import { renderNoteFile } from '#authored/note-file.ts'
import { proposeNoteId } from '#authored/note-id.ts'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import { renderText } from '../../../extract/src/command/render-problems.ts'
import { Cancelled } from '../cancelled.ts'
import type { Questions } from '../prompt/questions.ts'
import { Refusal } from '../refusal.ts'
import { MalformedBook, type Workspace } from '../workspace/workspace.ts'
import { type Change, STAGE } from '../write/change-files.ts'
import { confirmAnchored, rehearse } from '../write/write-notes.ts'
import type { Context } from './context.ts'
import { draftNote, noteIdOf, placeNote } from './draft-note.ts'

/** Whom a note is written by, and with what. */
interface Desk {
  context: Context
  questions: Questions
}

/**
 * Lets the author write the note: in the editor, front matter included, else at the terminal. It is checked like any
 * note, and opened again as long as something is wrong and the author wants to go on.
 *
 * @throws Cancelled when the author gives up; what was written in an editor is kept below `.cache`
 */
export async function composeNote(
  front: NoteFrontMatter,
  id: string | undefined,
  workspace: Workspace,
  desk: Desk,
): Promise<Change> {
  const { VISUAL, EDITOR } = desk.context.world.variables
  const editor = [VISUAL, EDITOR].find((command) => command !== undefined && command.trim() !== '')
  return editor === undefined
    ? await writeAtTerminal(front, id, workspace, desk)
    : await writeInEditor(front, id, workspace, { ...desk, editor })
}

async function writeAtTerminal(
  front: NoteFrontMatter,
  id: string | undefined,
  workspace: Workspace,
  { questions }: Desk,
): Promise<Change> {
  let body = ''
  for (;;) {
    body = await questions.write('What do you have to say? Markdown; Tab, Enter to finish', body)
    const draft = draftNote(front, body, id, workspace)
    const faults = findFaults(draft, workspace)
    if (faults === undefined) return draft
    questions.say(faults)
    if (!(await questions.confirm('Go on writing?', true))) throw new Cancelled()
  }
}

async function writeInEditor(
  front: NoteFrontMatter,
  id: string | undefined,
  workspace: Workspace,
  { context, questions, editor }: Desk & { editor: string },
): Promise<Change> {
  const { fs } = workspace.env
  const path = `${STAGE}/draft-${process.pid}.md`
  const blank = renderNoteFile(front, '')
  fs.write(path, blank)
  let isKept = false
  try {
    for (;;) {
      openEditor(editor, join(fs.root, path), context)
      const text = readDraft(path, workspace)
      isKept = text.trim() !== blank.trim()
      const draft = placeDraft(text, front, id, workspace)
      const faults = findFaults(draft, workspace)?.replaceAll(draft.path, path)
      if (faults === undefined) {
        isKept = false
        return draft
      }
      questions.say(faults)
      if (!(await questions.confirm('Open it again?', true))) throw new Cancelled()
    }
  } catch (error) {
    // Words are never thrown away; a draft that is only what we wrote ourselves is.
    isKept ||= hasWords(path, blank, workspace)
    throw isKept ? sayKept(error, path) : error
  } finally {
    if (!isKept) fs.remove(path)
  }
}

/** An editor may have stored words and failed afterwards. */
function hasWords(path: string, blank: string, { env }: Workspace): boolean {
  const read = env.fs.read(path)
  return read.kind === 'text' && read.text.trim() !== '' && read.text.trim() !== blank.trim()
}

function sayKept(error: unknown, path: string): unknown {
  if (error instanceof Cancelled) return new Cancelled(path)
  if (!(error instanceof Refusal)) return error
  const hint = `${error.hint}\nWhat you wrote is kept in ${path}`
  return new Refusal(error.message, hint, error.exitCode)
}

function openEditor(editor: string, file: string, { world }: Context): void {
  const code = world.openEditor(editor, file)
  if (code === 0) return
  throw new Refusal(
    `The editor \`${editor}\` ended with ${code ?? 'an error'}`,
    'Nothing was written. Set VISUAL or EDITOR to an editor that waits, or give the text with --body.',
  )
}

function readDraft(path: string, { env }: Workspace): string {
  const read = env.fs.read(path)
  if (read.kind === 'text') return read.text
  throw new Refusal('The editor left no text', 'Nothing was written.')
}

/** The author may have edited the front matter too, so the id is made of what it says by now. */
function placeDraft(
  text: string,
  front: NoteFrontMatter,
  id: string | undefined,
  workspace: Workspace,
): Change {
  const body = readNoteText(text.replaceAll('\r\n', '\n'))
  const read = body.kind === 'read' ? readNoteFront(body.value.yaml) : body
  const { target, quote } = read.kind === 'read' ? read.value.front : front
  const markdown = body.kind === 'read' ? body.value.markdown : text
  return placeNote(id ?? proposeNoteId({ target, quote, markdown }), target, text, workspace)
}

/** What is wrong with a note, in words; `undefined`: nothing. */
function findFaults(draft: Change, workspace: Workspace): string | undefined {
  try {
    confirmAnchored(rehearse(workspace, [draft]), noteIdOf(draft))
    return undefined
  } catch (error) {
    if (error instanceof MalformedBook) return renderText(error.problems)
    if (error instanceof Refusal) return `${error.message}\n${error.hint}`
    throw error
  }
}
