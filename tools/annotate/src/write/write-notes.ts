import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { EXIT } from '../exit-code.ts'
import {
  errorsIn,
  MalformedBook,
  type NoteSurvey,
  surveyNotes,
  type Workspace,
} from '../workspace/workspace.ts'
import { type Change, changeFiles } from './change-files.ts'
import { Refusal } from '../refusal.ts'

/**
 * Checks what the files would be by the rules of `check`, and only then writes them, all or none.
 *
 * @param accept looks at the notes as they would be; throws to keep them from being written
 * @throws MalformedBook with what is wrong in these very files, Refusal
 */
export function writeNotes(
  workspace: Workspace,
  changes: readonly Change[],
  accept: (survey: NoteSurvey) => void,
): void {
  accept(rehearse(workspace, changes))
  changeFiles(changes, workspace.env.fs)
}

/** The notes as they would be. @throws MalformedBook with what is wrong in the files that change */
export function rehearse(workspace: Workspace, changes: readonly Change[]): NoteSurvey {
  const survey = surveyNotes(workspace, new Map(changes.map(({ path, text }) => [path, text])))
  const errors = errorsIn(
    survey,
    changes.map(({ path }) => path),
  )
  if (errors.length > 0) throw new MalformedBook(errors)
  return survey
}

/** @throws Refusal unless the note stands where it should */
export function confirmAnchored({ notes }: NoteSurvey, id: string): AnchoredNote {
  const note = notes.find(({ source }) => source.id === id)
  if (note?.state === 'anchored') return note
  throw new Refusal(
    `\`${id}\` would not be anchored: ${note?.reason ?? 'it is malformed'}`,
    'Nothing was written. Choose other lines, or quote other code.',
    EXIT.misuse,
  )
}
