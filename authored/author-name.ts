import { findInvisible, hasStackedMarks } from './invisible-characters.ts'

/**
 * Why a name cannot stand below a note:
 * - `spaces`: several lines, or white space around or twice within it
 * - `composed`: letters and their marks apart (not NFC)
 * - `invisible`: zero-width characters, controls, marks that turn the direction, marks in heaps
 * - `letters`: neither a letter nor a digit
 * - `scripts`: letters that look alike from several scripts, as Latin and Cyrillic
 */
export type AuthorFlaw = 'spaces' | 'composed' | 'invisible' | 'letters' | 'scripts'

/** What is wrong with the name of an author, as far as it can be told from the name alone. */
export function findAuthorFlaw(name: string): AuthorFlaw | undefined {
  if (findInvisible(name).length > 0 || hasStackedMarks(name)) return 'invisible'
  if (/^\s|[^\S ]|\s\s|\s$|^$/u.test(name)) return 'spaces'
  if (name !== name.normalize('NFC')) return 'composed'
  if (!/[\p{L}\p{N}]/u.test(name)) return 'letters'
  return isOfOneScript(name) ? undefined : 'scripts'
}

/** Scripts in everyday use (UAX #31, table 5), apart from those that East Asian names mix. */
const ALONE = [
  ...['Arabic', 'Armenian', 'Bengali', 'Cyrillic', 'Devanagari', 'Ethiopic', 'Georgian', 'Greek'],
  ...['Gujarati', 'Gurmukhi', 'Hebrew', 'Kannada', 'Khmer', 'Lao', 'Malayalam', 'Myanmar'],
  ...['Oriya', 'Sinhala', 'Tamil', 'Telugu', 'Thaana', 'Thai', 'Tibetan'],
]
/** What UTS #39 calls highly restrictive: one script, or Latin with those of one East Asian language. */
const TOGETHER = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
]
const RE_SCRIPTS = [...ALONE.map((script) => [script]), ...TOGETHER].map((scripts) => {
  const classes = [...scripts, 'Common', 'Inherited'].map((script) => `\\p{scx=${script}}`).join('')
  return new RegExp(`^[${classes}]*$`, 'u')
})

function isOfOneScript(name: string): boolean {
  return RE_SCRIPTS.some((pattern) => pattern.test(name))
}
