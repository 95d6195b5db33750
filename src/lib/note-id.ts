const seen = new WeakMap<object, Set<string>>()

/**
 * The id of a note's element. It is the note's own, so that links to it last; where a page shows one note
 * twice, the later ones add their number.
 *
 * @param page an object that lives as long as the page is rendered
 */
export function uniqueNoteId(page: object, id: string, number: number): string {
  const taken = seen.get(page) ?? new Set<string>()
  seen.set(page, taken)
  const plain = `note-${id}`
  const free = taken.has(plain) ? `${plain}-${number}` : plain
  taken.add(free)
  return free
}
