import { lookKeys } from '#authored/author-look.ts'
import type { BookConfig } from '#schemas/book.ts'
import type { Env } from '../env.ts'
import { noteProblems as problems } from '../problems/note-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { NoteSource } from './note-source.ts'

/**
 * The notes that are left when those are reported and taken away whose author or reviewer reads like somebody else.
 * Of two names that look alike, the one on more notes stands, or else on the older; the book's own always does.
 */
export function refuseLookalikes(
  notes: readonly NoteSource[],
  book: BookConfig,
  env: Env,
): NoteSource[] {
  const standing = new Map<string, string>()
  for (const name of rankNames(notes, book))
    for (const key of lookKeys(name)) if (!standing.has(key)) standing.set(key, name)
  return notes.filter(({ file, front }) => {
    const others = namesOf({ front }).flatMap((name) => {
      const other = lookKeys(name)
        .map((key) => standing.get(key) ?? name)
        .find((one) => one !== name)
      return other === undefined ? [] : [{ name, other }]
    })
    for (const args of others)
      env.report(createProblem(problems.authorConfusable, args, { file, line: 1 }))
    return others.length === 0
  })
}

function namesOf({ front }: Pick<NoteSource, 'front'>): string[] {
  const { author, reviewed } = front
  return reviewed === undefined ? [author] : [...new Set([author, reviewed.by])]
}

/** Names of the book, then those with most notes, then those with the oldest. */
function rankNames(notes: readonly NoteSource[], book: BookConfig): string[] {
  const people = new Map<string, { notes: number; since: string }>()
  for (const note of notes)
    for (const name of namesOf(note)) {
      const { notes: count, since } = people.get(name) ?? { notes: 0, since: note.front.created }
      const earlier = since < note.front.created ? since : note.front.created
      people.set(name, { notes: count + 1, since: earlier })
    }
  const ranked = [...people]
    .sort(([a, one], [b, other]) => {
      const byNotes = other.notes - one.notes
      return byNotes || (`${one.since} ${a}` < `${other.since} ${b}` ? -1 : 1)
    })
    .map(([name]) => name)
  return [...Object.values(book.title), ...ranked]
}
