import { findLoose, loosen, type LooseText } from './loose-text.ts'

/** What a note says about where in its declaration it stands: W3C's text quote selector. */
export interface QuoteSelector {
  quote: string
  prefix?: string
  suffix?: string
}

/** A selector that fits exactly one place, or why there is none. */
export type QuoteSelection =
  | { kind: 'selected'; selector: QuoteSelector }
  | { kind: 'blank' }
  | { kind: 'too-long'; length: number; limit: number }
  /** What stands around it repeats as well, further than a selector reaches. */
  | { kind: 'repeated'; times: number }

/** Code units of `quote`; see `noteFrontMatterSchema`. */
export const MAX_QUOTE = 2000
/** Code units of `prefix` and of `suffix`. */
export const MAX_AROUND = 200

/**
 * Quotes `start` to `end` of one of a symbol's declarations so that the quote is found there and nowhere else in
 * them, with as little before or after it as that takes. Words are never cut.
 *
 * @param declarations text of each declaration of the symbol, its doc comment included
 * @param place which of them, and the offsets in it
 */
export function selectQuote(
  declarations: readonly string[],
  place: { declaration: number; start: number; end: number },
): QuoteSelection {
  const text = declarations[place.declaration] ?? ''
  const { start, end } = widen(text, place.start, place.end)
  const raw = text.slice(start, end)
  if (loosen(raw).text === '') return { kind: 'blank' }
  const quote = dedent(raw)
  if (quote.length > MAX_QUOTE) return { kind: 'too-long', length: quote.length, limit: MAX_QUOTE }
  const haystacks = declarations.map((one) => loosen(one))
  const count = (selector: QuoteSelector): number => countPlaces(haystacks, selector)
  const times = count({ quote })
  if (times === 1) return { kind: 'selected', selector: { quote } }
  const suffixes = growing(text.slice(end, end + MAX_AROUND).split(/(?<=\n)/u), 'after')
  const prefixes = growing(
    text.slice(Math.max(0, start - MAX_AROUND), start).split(/(?<=\n)/u),
    'before',
  )
  const candidates = [
    ...prefixes.map((prefix) => ({ quote, prefix })),
    ...suffixes.map((suffix) => ({ quote, suffix })),
    ...prefixes.map((prefix, at) => ({
      quote,
      prefix,
      suffix: suffixes[at] ?? suffixes.at(-1) ?? '',
    })),
  ].sort((a, b) => lengthOf(a) - lengthOf(b))
  const selector = candidates.find((one) => count(one) === 1)
  return selector ? { kind: 'selected', selector } : { kind: 'repeated', times }
}

function lengthOf({ prefix = '', suffix = '' }: QuoteSelector): number {
  return prefix.length + suffix.length
}

function countPlaces(
  haystacks: readonly LooseText[],
  { quote, prefix, suffix }: QuoteSelector,
): number {
  return haystacks.reduce((sum, one) => sum + findLoose(one, quote, { prefix, suffix }).length, 0)
}

const RE_WORD = /[\p{L}\p{N}_$]/u

/** The same place without white space at its ends and with whole words. */
function widen(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text.charAt(from))) from += 1
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1
  const isCut = (at: number): boolean =>
    RE_WORD.test(text.charAt(at - 1)) && RE_WORD.test(text.charAt(at))
  while (from > 0 && from < to && isCut(from)) from -= 1
  while (to < text.length && to > from && isCut(to)) to += 1
  return { start: from, end: to }
}

/** Lines without the indentation that all but the first of them share; the first begins where the quote does. */
function dedent(text: string): string {
  const [first = '', ...rest] = text.split('\n')
  const indents = rest
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/u.exec(line)?.[0].length ?? 0)
  const shared = Math.min(...indents)
  return [first, ...rest.map((line) => line.slice(shared))].map((line) => line.trimEnd()).join('\n')
}

/** One line more each time, nearest first, as one line of text; lines that are blank or cut add nothing. */
function growing(lines: readonly string[], side: 'before' | 'after'): string[] {
  const nearestFirst = side === 'before' ? [...lines].reverse() : lines
  const grown: string[] = []
  let text = ''
  for (const line of nearestFirst.map((one) => one.trim()).filter((one) => one !== '')) {
    text = side === 'before' ? `${line} ${text}`.trim() : `${text} ${line}`.trim()
    if (text.length <= MAX_AROUND) grown.push(text)
  }
  return grown
}
