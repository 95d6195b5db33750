import { resolve } from 'node:path'
import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { EXIT } from '../exit-code.ts'
import { recordPlace } from '../place/choose-place.ts'
import { createQuestions } from '../prompt/questions.ts'
import { readLimited } from '../read-limited.ts'
import { Refusal } from '../refusal.ts'
import { describeLines } from '../report/render-text.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import { changeFiles } from '../write/change-files.ts'
import { confirmAnchored, rehearse } from '../write/write-notes.ts'
import { type Context, openBookOf } from './context.ts'
import { composeNote } from './compose-note.ts'
import { chooseAbout } from './new-about.ts'
import { draftNote, noteIdOf, refuseTaken } from './draft-note.ts'
import type { NewOptions } from './new-options.ts'
import { choosePiece } from './new-place.ts'

/** Bytes that are read of a body; a note has far fewer. */
const MAX_BODY = 1_000_000

/** `new`: writes a note, correct the first time. Whatever was not said is asked for on a terminal. */
export async function newNote(context: Context, options: NewOptions): Promise<Answer> {
  const isGiven = options.body !== undefined || options.bodyFile !== undefined
  const isAsked = context.world.terminal.isInteractive && !isGiven
  const questions = isAsked ? createQuestions(context.world.terminal) : undefined
  const workspace = await openBookOf(context)
  refuseTaken(options.id, workspace)
  const piece = await choosePiece(options, workspace, context, questions)
  const { alike, ...place } = recordPlace(piece, workspace)
  const about = await chooseAbout(options, workspace, context, questions)
  const front: NoteFrontMatter = { ...place, ...(alike.length > 0 ? { alike } : {}), ...about }
  const change = questions
    ? await composeNote(front, options.id, workspace, { context, questions })
    : draftNote(front, await readBody(options, context), options.id, workspace)
  const note = confirmAnchored(rehearse(workspace, [change]), noteIdOf(change))
  changeFiles([change], workspace.env.fs)
  return { output: describeNext(note, workspace), exitCode: EXIT.ok }
}

async function readBody({ body, bodyFile }: NewOptions, { world }: Context): Promise<string> {
  if (body !== undefined && bodyFile !== undefined)
    throw new Refusal('--body and --body-file exclude each other', 'Give one of the two.')
  if (body !== undefined) return body
  if (bodyFile === undefined || bodyFile === '-') return await world.readInput(MAX_BODY)
  try {
    return await readLimited(resolve(world.workingFolder, bodyFile), MAX_BODY)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal(`The body cannot be read: ${reason}`, 'Name a text file with --body-file.')
  }
}

const GUIDE = 'docs/writing-a-note.md'

function describeNext({ source, anchor }: AnchoredNote, { env }: Workspace): string {
  const { id, file: path } = source
  const lines = anchor ? `, ${anchor.file}:${describeLines(anchor.lines)}` : ''
  const guide = env.fs.exists(GUIDE) ? `\n${GUIDE} says what reviewers look for.\n` : ''
  return `${path}
  on ${source.front.target}${lines}

To propose it:
  git switch -c note/${id}
  git add ${path}
  git commit -m "Add note ${id}"
  git push -u origin note/${id}
and open a pull request: it needs no other file.
${guide}`
}
