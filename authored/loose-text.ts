/** Text without the white space that formatting moves about, and where each of its characters came from. */
export interface LooseText {
  readonly text: string
  /** Offset in the original of each code unit of {@link text}. */
  readonly offsets: readonly number[]
}

/** From `start` up to, not including, `end`, in the original text. */
export interface LooseMatch {
  start: number
  end: number
}

// Combining marks belong to their letter, and half a surrogate pair is half a character.
const RE_WORD = /[\p{L}\p{N}\p{M}_$\uD800-\uDFFF]/u

/** White space between two words becomes one blank; all other white space goes. */
export function loosen(original: string): LooseText {
  let text = ''
  const offsets: number[] = []
  let gap = -1
  for (let at = 0; at < original.length; at += 1) {
    const char = original.charAt(at)
    if (/\s/u.test(char)) {
      if (gap < 0) gap = at
      continue
    }
    if (gap >= 0 && RE_WORD.test(text.slice(-1)) && RE_WORD.test(char)) {
      text += ' '
      offsets.push(gap)
    }
    gap = -1
    text += char
    offsets.push(at)
  }
  return { text, offsets }
}

/** What has to stand right before and right after a match. */
export interface Surroundings {
  prefix?: string | undefined
  suffix?: string | undefined
}

/**
 * Every place where `wanted` occurs in `haystack`, white space compared loosely. A match never begins or ends
 * inside a word: `queue` is not found in `queueLength`. Nothing is found for a text of white space only.
 */
export function findLoose(
  haystack: LooseText,
  wanted: string,
  { prefix = '', suffix = '' }: Surroundings = {},
): LooseMatch[] {
  const needle = loosen(wanted).text
  const before = loosen(prefix).text
  const after = loosen(suffix).text
  const found: LooseMatch[] = []
  if (needle === '') return found
  for (
    let at = haystack.text.indexOf(needle);
    at >= 0;
    at = haystack.text.indexOf(needle, at + 1)
  ) {
    const end = at + needle.length
    const isWhole = isBoundary(haystack.text, at) && isBoundary(haystack.text, end)
    if (!isWhole || !endsWith(haystack.text.slice(0, at), before)) continue
    if (!startsWith(haystack.text.slice(end), after)) continue
    const last = haystack.offsets[end - 1] ?? 0
    found.push({ start: haystack.offsets[at] ?? 0, end: last + 1 })
  }
  return found
}

/** Whether `at` is inside a word. */
export function isCut(text: string, at: number): boolean {
  return RE_WORD.test(text.charAt(at - 1)) && RE_WORD.test(text.charAt(at))
}

/** Whether a word may end, or another begin, between the two characters around `at`. */
function isBoundary(text: string, at: number): boolean {
  return !isCut(text, at)
}

/** `text` stands before a match; the blank between two words belongs to neither. */
function endsWith(text: string, prefix: string): boolean {
  if (prefix === '') return true
  const trimmed = text.trimEnd()
  return trimmed.endsWith(prefix) && isBoundary(trimmed, trimmed.length - prefix.length)
}

function startsWith(text: string, suffix: string): boolean {
  if (suffix === '') return true
  const trimmed = text.trimStart()
  return trimmed.startsWith(suffix) && isBoundary(trimmed, suffix.length)
}
