import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { noteHash } from '../../../extract/src/load/note-hash.ts'
import { EXIT } from '../exit-code.ts'
import { placeIn } from '../place/choose-place.ts'
import type { Questions } from '../prompt/questions.ts'
import { Refusal } from '../refusal.ts'
import { surveyNotes, type Workspace } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import type { Change } from '../write/change-files.ts'
import type { FrontChanges } from '../write/front-fields.ts'
import { changeNote, placeFields } from '../write/retarget.ts'
import { confirmAnchored, writeNotes } from '../write/write-notes.ts'
import { type Context, openBookOf } from './context.ts'
import { findNote } from './find-note.ts'
import { renderNote } from './show-command.ts'
import { CALL } from './settle.ts'

/** Which notes are approved, and by whom. */
export interface ApproveOptions {
  ids: readonly string[]
  /** Reviewer; the name Git knows when left out. */
  by?: string | undefined
  /** Approve without being asked. */
  iReadIt: boolean
}

/**
 * `approve`: binds a review to the words of a note and to the code it stands on. A changed note is thereby on the
 * code as it is today; a moved one first goes where its code went.
 */
export async function approveNotes(context: Context, options: ApproveOptions): Promise<Answer> {
  const { terminal } = context.world
  if (!options.iReadIt && !terminal.isInteractive)
    throw new Refusal(
      'This is no terminal, so nobody can be asked whether the notes hold',
      `Run this on a terminal, or add --i-read-it once you have read them with \`${CALL} show\`.`,
    )
  const workspace = await openBookOf(context)
  const survey = surveyNotes(workspace)
  const notes = [...new Set(options.ids)].map((id) => findNote(id, survey, workspace))
  for (const note of notes) refuseWithheld(note)
  const by = findReviewer(options, context, workspace)
  const waiting = notes.filter(({ review, state }) => review !== 'approved' || state !== 'anchored')
  const rows = notes
    .filter((note) => !waiting.includes(note))
    .map(({ source }) => `${source.id} is approved already\n`)
  // What is shown is what is written on: a file that changes while it is read is not approved.
  const planned = waiting.flatMap((note): { note: AnchoredNote; change: Change }[] => {
    const change = changeNote(note, reviewFields(note, by, workspace), workspace)
    return change ? [{ note, change }] : []
  })
  const approved = options.iReadIt ? planned : await ask(planned, workspace, context)
  writeNotes(
    workspace,
    approved.map(({ change }) => change),
    (after) => {
      for (const { note } of approved) confirmAnchored(after, note.source.id)
    },
  )
  const done = approved.map(({ note }) => `${note.source.id} approved by ${by}\n`)
  return { output: [...rows, ...done].join(''), exitCode: EXIT.ok }
}

function refuseWithheld({ source, state, reason }: AnchoredNote): void {
  if (state !== 'orphaned' && state !== 'ambiguous') return
  throw new Refusal(
    `\`${source.id}\` is ${state}: ${reason}`,
    `There is no code it could be approved on. \`${CALL} check ${source.id}\` says what there is to do.`,
  )
}

function findReviewer({ by }: ApproveOptions, { world }: Context, { env }: Workspace): string {
  const name = by ?? world.findAuthor(env.fs.root)
  if (name !== undefined && name.trim() !== '') return name.trim()
  throw new Refusal('The name of the reviewer is not known', 'Say --by "your name".')
}

function reviewFields(note: AnchoredNote, by: string, workspace: Workspace): FrontChanges {
  const { source, anchor, state } = note
  const symbol = anchor && workspace.resolver.lookup.findSymbol(anchor.symbol)
  if (!symbol) throw new Refusal(`\`${source.id}\` stands on no code`, `Run \`${CALL} check\`.`)
  const place = placeIn(symbol, anchor, workspace)
  const alike = place.alike.length > 0 ? place.alike : undefined
  const fields: FrontChanges =
    state === 'moved' ? placeFields(note, place) : { alike, code: symbol.code }
  const front = { ...source.front, ...fields } as NoteFrontMatter
  const reviewed = { by, note: noteHash(front, source.bodies), code: symbol.code }
  return { ...fields, reviewed }
}

async function ask(
  planned: readonly { note: AnchoredNote; change: Change }[],
  workspace: Workspace,
  context: Context,
): Promise<{ note: AnchoredNote; change: Change }[]> {
  const { createQuestions } = await import('../prompt/questions.ts')
  const questions: Questions = createQuestions(context.world.terminal)
  const approved: { note: AnchoredNote; change: Change }[] = []
  for (const one of planned) {
    questions.say(await renderNote(one.note, workspace, context))
    if (await questions.confirm('Does the note hold on this code?', false)) approved.push(one)
  }
  return approved
}
