import { findAlike } from '#authored/note-target.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { EXIT } from '../exit-code.ts'
import { placeIn } from '../place/choose-place.ts'
import { Refusal } from '../refusal.ts'
import { surveyNotes, type Workspace } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import type { FrontChanges } from '../write/front-fields.ts'
import { changeNote, placeFields } from '../write/retarget.ts'
import { confirmAnchored, writeNotes } from '../write/write-notes.ts'
import { type Context, openBookOf } from './context.ts'
import { findNote } from './find-note.ts'
import { CALL } from './settle.ts'

/** Which notes to refresh. */
export interface RefreshOptions {
  /** All when empty. */
  ids: readonly string[]
  /** Also notes whose symbol was renamed or moved with its code untouched. */
  moved: boolean
}

/**
 * `refresh`: records anew what can be worked out from the code, where that changes nothing a reader or a reviewer
 * sees: what surrounds the quote, the symbols that are alike, and for moved notes where they are now.
 */
export async function refreshNotes(
  context: Context,
  { ids, moved }: RefreshOptions,
): Promise<Answer> {
  const workspace = await openBookOf(context)
  const survey = surveyNotes(workspace)
  const named = ids.map((id) => findNote(id, survey, workspace))
  const refused = named.find(({ state }) => !isFresh(state, moved))
  if (refused) throw refuse(refused)
  const notes = ids.length > 0 ? named : survey.notes.filter(({ state }) => isFresh(state, moved))
  const changes = notes.flatMap(
    (note) => changeNote(note, freshFields(note, workspace), workspace) ?? [],
  )
  writeNotes(workspace, changes, (after) => {
    for (const { source } of notes) confirmAnchored(after, source.id)
  })
  const files = changes.map(({ path }) => `${path}\n`).join('')
  const count = `${notes.length} looked at, ${changes.length} written\n`
  return { output: files + count, exitCode: EXIT.ok }
}

function isFresh(state: AnchoredNote['state'], moved: boolean): boolean {
  return state === 'anchored' || (moved && state === 'moved')
}

function refuse({ source, state }: AnchoredNote): Refusal {
  const hint =
    state === 'moved'
      ? 'Add --moved to record where it is now.'
      : `Somebody has to read it: \`${CALL} check ${source.id}\` says what there is to do.`
  return new Refusal(`\`${source.id}\` is ${state}`, hint)
}

function freshFields(note: AnchoredNote, workspace: Workspace): FrontChanges {
  const { anchor, state, review, source } = note
  const symbol = anchor && workspace.resolver.lookup.findSymbol(anchor.symbol)
  if (!symbol) return {}
  // A review counts for the very words around the quote too.
  if (state === 'anchored' && review === 'approved') {
    const port = workspace.index.ports.find((record) => record.port === source.port)
    const alike = findAlike(symbol, port?.symbols ?? [])
    return { alike: alike.length > 0 ? alike : undefined }
  }
  const fields = placeFields(note, placeIn(symbol, anchor, workspace))
  // The target may be named by the id under which it is re-exported.
  return state === 'moved' ? fields : { ...fields, target: source.front.target }
}
