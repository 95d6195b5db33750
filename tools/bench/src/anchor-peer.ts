import search from 'approx-string-match'

/** What a quote-only annotation stores: W3C's text quote and text position selectors. */
export interface QuotePlace {
  readonly quote: string
  readonly prefix: string
  readonly suffix: string
  /** Offset in the document when it was stored. */
  readonly position: number
}

/** Characters that are kept before and after a quote. */
const CONTEXT = 32
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 }

/** The selectors for `start` to `end` of a document. */
export function describeQuote(text: string, start: number, end: number): QuotePlace {
  return {
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    position: start,
  }
}

/**
 * Where quote-only fuzzy matching puts it: of all places that differ from the quote in up to half its length the one
 * where quote, surroundings and position agree best. Our own implementation of what Hypothesis does.
 */
export function matchQuote(
  text: string,
  { quote, prefix, suffix, position }: QuotePlace,
): { start: number; end: number } | undefined {
  const matches = findQuote(text, quote)
  let best: { start: number; end: number; score: number } | undefined
  for (const { start, end, errors } of matches) {
    const before = text.slice(Math.max(0, start - prefix.length), start)
    const after = text.slice(end, end + suffix.length)
    const score =
      WEIGHTS.quote * (1 - errors / quote.length) +
      WEIGHTS.prefix * likeness(before, prefix) +
      WEIGHTS.suffix * likeness(after, suffix) +
      WEIGHTS.position * (1 - Math.abs(start - position) / Math.max(1, text.length))
    if (best === undefined || score > best.score) best = { start, end, score }
  }
  return best
}

function findQuote(text: string, quote: string): { start: number; end: number; errors: number }[] {
  const exact: { start: number; end: number; errors: number }[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 })
  if (exact.length > 0) return exact
  return search(text, quote, Math.min(256, Math.floor(quote.length / 2)))
}

/** From 0, nothing in common, to 1, the same. */
function likeness(text: string, wanted: string): number {
  if (wanted === '') return 1
  const [best] = search(text, wanted, wanted.length)
  return best === undefined ? 0 : 1 - best.errors / wanted.length
}
