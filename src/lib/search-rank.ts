/** Something the search found. */
export interface Hit {
  url: string
  title: string
  /** What kind of symbol it is, in the reader's language; absent for pages. */
  kind: string | undefined
  /** Where a symbol is declared. */
  place: string | undefined
  /** The whole text that was searched. */
  text: string
  /** Words around the match; HTML with `<mark>` and escaped text only. */
  excerpt: string
  sections: readonly { title: string; url: string; excerpt: string }[]
}

/** Words of the query at least this long are not found by matching one or two letters. */
const LONG_WORD = 4
const SHORT_MATCH = 2

/**
 * Orders hits so that those which contain the query as it was typed come first: the index matches stems and
 * pieces of words, and its order among Chinese pages is close to chance. Hits of one rank keep their order. For a word
 * it does not know, the index tries ever shorter beginnings; what it finds for one or two letters is left out.
 */
export function rankHits(hits: readonly Hit[], query: string): Hit[] {
  const wanted = query.trim().toLowerCase()
  return hits
    .map((hit, order) => ({ hit, order, rank: rank(hit, wanted) }))
    .filter((one) => one.rank < UNSEEN || !isGuess(one.hit, wanted))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ hit }) => hit)
}

/** The rank of what does not contain the query as it was typed. */
const UNSEEN = 3

function rank(hit: Hit, wanted: string): number {
  const title = hit.title.toLowerCase()
  if (title === wanted || title.split('.').at(-1) === wanted) return 0
  if (title.includes(wanted)) return 1
  if (hit.text.toLowerCase().includes(wanted)) return 2
  return UNSEEN
}

// <mark>x</mark>, but no Chinese, where two characters are a word
const RE_LATIN_MATCH = /^[\x21-\x7E]+$/u

function isGuess({ excerpt, sections }: Hit, wanted: string): boolean {
  if (!wanted.split(/\s+/u).some((word) => word.length >= LONG_WORD)) return false
  const matches = [excerpt, ...sections.map((section) => section.excerpt)].flatMap((html) =>
    [...html.matchAll(RE_MARK)].map((match) => match[1] ?? ''),
  )
  const isShort = (match: string): boolean =>
    RE_LATIN_MATCH.test(match) && match.replaceAll(/\W/gu, '').length <= SHORT_MATCH
  return matches.length > 0 && matches.every(isShort)
}

/** A run of an excerpt's text. */
export interface ExcerptRun {
  text: string
  marked: boolean
}

// <mark>限速</mark>
const RE_MARK = /<mark>(.*?)<\/mark>/gsu

/** Takes an excerpt's HTML apart, so that it can be shown as text; anything but `<mark>` is dropped. */
export function readExcerpt(html: string, unescape: (html: string) => string): ExcerptRun[] {
  const clean = (part: string): string => unescape(part.replaceAll(/<[^>]*>/gu, ''))
  const runs: ExcerptRun[] = []
  let from = 0
  for (const match of html.matchAll(RE_MARK)) {
    runs.push({ text: clean(html.slice(from, match.index)), marked: false })
    runs.push({ text: clean(match[1] ?? ''), marked: true })
    from = match.index + match[0].length
  }
  runs.push({ text: clean(html.slice(from)), marked: false })
  return runs.filter(({ text }) => text !== '')
}
