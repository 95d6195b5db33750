import { findLoose, isCut, loosen } from './loose-text.ts'

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
  const places = (selector: QuoteSelector): Place[] =>
    haystacks.flatMap((one, declaration) =>
      findLoose(one, selector.quote, selector).map((match) => ({ declaration, ...match })),
    )
  // Not merely one place, but this one.
  const isFit = (selector: QuoteSelector): boolean => {
    const [only, ...more] = places(selector)
    if (!only || more.length > 0) return false
    return only.declaration === place.declaration && only.start === start && only.end === end
  }
  if (isFit({ quote })) return { kind: 'selected', selector: { quote } }
  const selector = surroundings(text, start, end)
    .map((around) => ({ quote, ...around }))
    .find(isFit)
  return selector
    ? { kind: 'selected', selector }
    : { kind: 'repeated', times: places({ quote }).length }
}

interface Place {
  declaration: number
  start: number
  end: number
}

/** What stands before, after, and on both sides, shortest first. */
function surroundings(text: string, start: number, end: number): Omit<QuoteSelector, 'quote'>[] {
  const suffixes = growing(cutAfter(text.slice(end)), 'after')
  const prefixes = growing(cutBefore(text.slice(0, start)), 'before')
  return [
    ...prefixes.map((prefix) => ({ prefix })),
    ...suffixes.map((suffix) => ({ suffix })),
    ...prefixes.flatMap((prefix, at) => {
      const suffix = suffixes[at] ?? suffixes.at(-1)
      return suffix === undefined ? [] : [{ prefix, suffix }]
    }),
    ...suffixes.slice(prefixes.length).flatMap((suffix) => {
      const prefix = prefixes.at(-1)
      return prefix === undefined ? [] : [{ prefix, suffix }]
    }),
  ].sort((a, b) => lengthOf(a) - lengthOf(b))
}

function lengthOf({ prefix = '', suffix = '' }: Omit<QuoteSelector, 'quote'>): number {
  return prefix.length + suffix.length
}

/** As much as a selector holds, without cutting a word. */
function cutAfter(text: string): string {
  let end = Math.min(text.length, MAX_AROUND)
  while (end > 0 && isCut(text, end)) end -= 1
  return text.slice(0, end)
}

function cutBefore(text: string): string {
  let start = Math.max(0, text.length - MAX_AROUND)
  while (start < text.length && isCut(text, start)) start += 1
  return text.slice(start)
}

/** The same place without white space at its ends and with whole words. */
function widen(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from < to && /\s/u.test(text.charAt(from))) from += 1
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1
  while (from > 0 && from < to && isCut(text, from)) from -= 1
  while (to < text.length && to > from && isCut(text, to)) to += 1
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

/** One line more each time, nearest first, as one line of text; blank lines add nothing. */
function growing(around: string, side: 'before' | 'after'): string[] {
  const lines = around
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const grown: string[] = []
  let text = ''
  for (const line of side === 'before' ? lines.reverse() : lines) {
    text = side === 'before' ? `${line} ${text}`.trim() : `${text} ${line}`.trim()
    if (text.length <= MAX_AROUND) grown.push(text)
  }
  return grown
}
