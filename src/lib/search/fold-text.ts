// Soft hyphens, and the marks that only allow or forbid a line break.
const RE_INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/gu
const RE_SPACES = /\s+/gu

/** Text as the index keeps it: one space for any white space, and nothing that cannot be seen. */
export function collapseSpace(text: string): string {
  return text.replaceAll(RE_INVISIBLE, '').replaceAll(RE_SPACES, ' ')
}

/** Characters whose plain form has another length stay: offsets into the text have to hold in its folded form. */
function foldCharacter(character: string): string {
  const wide = character.normalize('NFKC')
  const plain = wide.length === character.length ? wide : character
  const lower = plain.toLowerCase()
  return lower.length === character.length ? lower : plain
}

// Nothing else is changed by folding ASCII.
const RE_ASCII = /^[\0-\x7F]*$/u

/** What is compared: in lower case, full-width letters as plain ones. As long as the text. */
export function foldText(text: string): string {
  if (RE_ASCII.test(text)) return text.toLowerCase()
  let folded = ''
  for (const character of text) folded += foldCharacter(character)
  return folded
}

/** A query in the form of the index. */
export function foldQuery(text: string): string {
  return foldText(collapseSpace(text).trim())
}
