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

/**
 * Orders hits so that those which contain the query as it was typed come first: the index matches stems and
 * pieces of words, and its order among Chinese pages is close to chance. Hits of one rank keep their order.
 */
export function rankHits(hits: readonly Hit[], query: string): Hit[] {
  const wanted = query.trim().toLowerCase()
  return hits
    .map((hit, order) => ({ hit, order, rank: rank(hit, wanted) }))
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ hit }) => hit)
}

function rank(hit: Hit, wanted: string): number {
  const title = hit.title.toLowerCase()
  if (title === wanted || title.split('.').at(-1) === wanted) return 0
  if (title.includes(wanted)) return 1
  if (hit.text.toLowerCase().includes(wanted)) return 2
  return 3
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
