import { unescapeHtml } from './html-text.ts'
import type { RelatedPage, Run } from './search/search-api.ts'

/** A place on a page, as Pagefind tells it. */
interface FoundPlace {
  title: string
  url: string
  /** HTML with `<mark>` and escaped text only. */
  excerpt: string
}

/** A page or a record, as Pagefind tells it. */
export interface FoundPage {
  url: string
  excerpt: string
  meta: Record<string, string>
  sub_results: FoundPlace[]
}

/** Spots of a page that are shown. */
const SPOTS = 3

/** Words of the query at least this long are not found by matching one or two letters. */
const LONG_WORD = 4
const SHORT_MATCH = 2

/** What the search needs to know of a page that Pagefind found. */
export function readPage({ url, excerpt, meta, sub_results }: FoundPage): RelatedPage {
  const sections = sub_results.filter((one) => one.url !== url)
  // A section says where the match is; the page's own excerpt would only repeat the first one's.
  const places = sections.length > 0 ? sections : [{ title: meta['title'] ?? '', url, excerpt }]
  const spots = places
    .slice(0, SPOTS)
    .map((one) => ({ title: one.title, url: one.url, runs: readExcerpt(one.excerpt) }))
  return { url, spots }
}

// <mark>x</mark>, but no Chinese, where two characters are a word
const RE_LATIN_MATCH = /^[\x21-\x7E]+$/u

/**
 * Whether a page was found for the first letters of a word only. For a word it does not know, the index tries ever
 * shorter beginnings: one or two letters are not an answer.
 */
export function isGuess({ spots }: RelatedPage, asked: string): boolean {
  if (!asked.split(/\s+/u).some((word) => word.length >= LONG_WORD)) return false
  const matches = spots.flatMap(({ runs }) => runs.filter(({ marked }) => marked))
  const isShort = ({ text }: Run): boolean =>
    RE_LATIN_MATCH.test(text) && text.replaceAll(/\W/gu, '').length <= SHORT_MATCH
  return matches.length > 0 && matches.every(isShort)
}

// <mark>限速</mark>
const RE_MARK = /<mark>(.*?)<\/mark>/gsu

/** Takes an excerpt's HTML apart, so that it can be shown as text; anything but `<mark>` is dropped. */
function readExcerpt(html: string): Run[] {
  const clean = (part: string): string => unescapeHtml(part.replaceAll(/<[^>]*>/gu, ''))
  const runs: Run[] = []
  let from = 0
  for (const match of html.matchAll(RE_MARK)) {
    runs.push({ text: clean(html.slice(from, match.index)), marked: false })
    runs.push({ text: clean(match[1] ?? ''), marked: true })
    from = match.index + match[0].length
  }
  runs.push({ text: clean(html.slice(from)), marked: false })
  return runs.filter(({ text }) => text !== '')
}
