import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { nearest } from '../../../extract/src/nearest.ts'
import { EXIT } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { MalformedBook, type NoteSurvey, type Workspace } from '../workspace/workspace.ts'
import { CALL } from './settle.ts'

/**
 * The note that is meant by its id, by its file or by a file of its second language.
 *
 * @throws MalformedBook when that very note is, Refusal when there is none
 */
export function findNote(
  given: string,
  survey: NoteSurvey,
  { book }: Pick<Workspace, 'book'>,
): AnchoredNote {
  const id = noteIdOf(given)
  const note = survey.notes.find(({ source }) => source.id === id)
  if (note) return note
  const own = book.ports.map(({ name }) => `${book.annotations}/${name}/${id}.`)
  const errors = survey.problems.filter(
    ({ severity, file }) =>
      severity === 'error' && own.some((start) => file?.startsWith(start) === true),
  )
  if (errors.length > 0) throw new MalformedBook(errors)
  const near = nearest(
    id,
    survey.notes.map(({ source }) => source.id),
  )
  throw new Refusal(
    `There is no note \`${id}\``,
    near === undefined
      ? `\`${CALL} list\` prints the notes there are.`
      : `The nearest one is \`${near}\`.`,
    EXIT.misuse,
  )
}

// annotations/workqueue/a-note.en.md → a-note
function noteIdOf(given: string): string {
  const name = given.slice(given.lastIndexOf('/') + 1).replace(/^.*\\/u, '')
  return name.endsWith('.md') ? name.replace(/(?:\.[a-z]{2,3})?\.md$/u, '') : name
}
