const INVISIBLE = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]`
/**
 * Characters that make text read differently from what it holds: controls, zero-width characters, marks that turn
 * the writing direction, tags, halves of pairs. Inside the emoji that Unicode recommends they are what joins their
 * parts. Made from text, since the compiler's target does not know the flag yet.
 */
const RE_INVISIBLE = new RegExp(String.raw`\p{RGI_Emoji}|${INVISIBLE}`, 'gv')
const RE_ONE_INVISIBLE = new RegExp(`^${INVISIBLE}$`, 'v')
// More marks on one letter than any language stacks.
const RE_STACKED = /\p{M}{6}/u

/** Every invisible character of `text` as `U+202E`, with its 1-based line; line feeds and tabs are welcome. */
export function findInvisible(text: string): { character: string; line: number }[] {
  const found: { character: string; line: number }[] = []
  let line = 1
  for (const [character] of text.matchAll(RE_INVISIBLE)) {
    if (character === '\n') line += 1
    else if (character !== '\t' && RE_ONE_INVISIBLE.test(character))
      found.push({ character: codePointName(character), line })
  }
  return found
}

/** Whether marks are heaped on a letter until they cover what is around it. */
export function hasStackedMarks(text: string): boolean {
  return RE_STACKED.test(text)
}

/**
 * `text` on one line and with invisible characters named, `⟨U+202E⟩`: what a stranger wrote can be printed on a
 * terminal, and nothing in it looks like another message.
 */
export function showInvisible(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, ' ')
    .replaceAll(RE_INVISIBLE, (character) =>
      RE_ONE_INVISIBLE.test(character) ? `⟨${codePointName(character)}⟩` : character,
    )
}

function codePointName(character: string): string {
  const HEXADECIMAL = 16
  const code = (character.codePointAt(0) ?? 0).toString(HEXADECIMAL).toUpperCase()
  return `U+${code.padStart(4, '0')}`
}
