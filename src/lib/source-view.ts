import type { NoteRecord } from '#schemas/annotation.ts'
import type { LineRange } from '#schemas/position.ts'
import type { LineNotes } from './listing-view.ts'

/** A note on a file, in the language it can be shown in. */
export interface PlacedNote {
  record: NoteRecord
  number: number
  lines: LineRange
  /** Locale code of the body. */
  lang: string
  html: string
}

/** The notes that stand in a file, in the order of their lines; each in the page's language if it has that. */
export function placeNotes(
  notes: readonly { record: NoteRecord; bodies: Readonly<Record<string, string>> }[],
  path: string,
  locale: string,
): PlacedNote[] {
  const placed = notes.flatMap(({ record, bodies }) => {
    const { anchor } = record
    if (anchor?.file !== path) return []
    const lang = bodies[locale] === undefined ? Object.keys(bodies)[0] : locale
    if (lang === undefined) return []
    return [{ record, number: 0, lines: anchor.lines, lang, html: bodies[lang] ?? '' }]
  })
  return placed
    .sort(
      (a, b) =>
        a.lines.end - b.lines.end ||
        a.lines.start - b.lines.start ||
        (a.record.id < b.record.id ? -1 : 1),
    )
    .map((note, index) => ({ ...note, number: index + 1 }))
}

/** Groups notes by the line they stand beside: the last one of their quote. */
export function groupNotes(notes: readonly PlacedNote[]): Map<number, LineNotes<PlacedNote[]>> {
  const grouped = new Map<number, LineNotes<PlacedNote[]>>()
  for (const note of notes) {
    const { start, end } = note.lines
    const id = `note-${note.record.id}`
    const mark = { id, number: note.number, first: start, last: end }
    const beside = grouped.get(end)
    const marks = [...(beside?.marks ?? []), mark]
    grouped.set(end, { marks, body: [...(beside?.body ?? []), note] })
  }
  return grouped
}
