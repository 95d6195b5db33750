import type { Word, Words } from './words.ts'

/** A piece of a text: words, or the name of what stands there. */
export type TextPart = { text: string } | { slot: string }

/** A text of the site with places left for elements, in the order of the page's language. */
export function splitText(t: Words, key: Word, slots: readonly string[]): TextPart[] {
  const values = Object.fromEntries(slots.map((slot) => [slot, `\n${slot}\n`]))
  return t(key, values)
    .split('\n')
    .map((part, index) => (index % 2 === 0 ? { text: part } : { slot: part }))
}
