/** A proposal for the id of a new note; its author may choose another. */
export interface NoteSeed {
  /** Symbol id of what it is about. */
  target: string
  quote: string
  markdown: string
}

const MAX_NAME = 40

/**
 * Names a note after its symbol and, by a few characters, after what it says: two people who annotate the same
 * line at the same time write two files.
 */
export function proposeNoteId({ target, quote, markdown }: NoteSeed): string {
  const members = target.slice(target.indexOf('#') + 1)
  const name = members
    .replaceAll(/([a-z\d])([A-Z])/gu, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/gu, '-')
    .slice(0, MAX_NAME)
    .replaceAll(/^-+|-+$/gu, '')
  return [...(name === '' ? [] : [name]), digest(`${target}\n${quote}\n${markdown}`)].join('-')
}

/** Seven characters of FNV-1a: short, the same everywhere, and no secret. */
function digest(text: string): string {
  const PRIME = 0x01000193
  const RADIX = 36
  const LENGTH = 7
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), PRIME) >>> 0
  return hash.toString(RADIX).padStart(LENGTH, '0')
}
