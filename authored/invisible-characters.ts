/**
 * Characters that make text read differently from what it holds: controls, zero-width characters, marks that
 * turn the writing direction, tags. Emoji made of several characters are among the victims.
 */
const RE_INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu

/** Every invisible character of `text` as `U+202E`, with its 1-based line; line feeds and tabs are welcome. */
export function findInvisible(text: string): { character: string; line: number }[] {
  const found: { character: string; line: number }[] = []
  let line = 1
  for (const [character] of text.matchAll(RE_INVISIBLE)) {
    if (character === '\n') line += 1
    else if (character !== '\t') found.push({ character: codePointName(character), line })
  }
  return found
}

function codePointName(character: string): string {
  const HEXADECIMAL = 16
  const code = (character.codePointAt(0) ?? 0).toString(HEXADECIMAL).toUpperCase()
  return `U+${code.padStart(4, '0')}`
}
