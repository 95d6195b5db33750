// k, ж, 7
const RE_SPACED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u
// entry, but not: relay
const RE_CHANGING_Y = /[b-df-hj-np-tv-z]y$/iu

/**
 * Source of the pattern that finds a word in prose; to be used with the flags `iu`. Words of scripts written with
 * spaces are not cut out of longer ones, and plural endings belong to them.
 */
export function wordPattern(word: string): string {
  const text = word.trim()
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(/\s+/gu, '\\s+')
  const before = isSpaced(text[0]) ? '(?<![\\p{Script=Latin}\\p{N}_-])' : ''
  if (!isSpaced(text.at(-1))) return before + escaped
  const plural = RE_CHANGING_Y.test(text)
    ? `${escaped.slice(0, -1)}(?:y|ies)`
    : `${escaped}(?:e?s)?`
  return `${before}${plural}(?![\\p{Script=Latin}\\p{N}_-])`
}

function isSpaced(char: string | undefined): boolean {
  return char !== undefined && RE_SPACED.test(char)
}
