import { unescapeHtml } from './html-text.ts'
import { foldQuery, foldText } from './search/fold-text.ts'
import { splitName } from './search/name-words.ts'
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

// limiting, entries, shared: what a word may have besides its stem
const RE_ENDING = /^(?:e?s|e?d|e?rs?|ors?|e|y|ie[sd]|ly|able|al|(?:ing|(?:at)?ion|m?ent)s?)$/u

/** Stems have at least this many letters. */
const STEM = 2

/**
 * Whether a page was found for the first letters of a word only. For a word it does not know, the index tries ever
 * shorter beginnings: `add` is no answer to `addrl`, though `limit` is one to `limiting`.
 */
export function isGuess({ spots }: RelatedPage, asked: string): boolean {
  const query = foldQuery(asked)
  const words = [...query.split(' ').map(keepLetters), ...query.split(RE_NO_LETTERS)]
  const marked = spots.flatMap(({ runs }) => runs.filter((run) => run.marked))
  return marked.length > 0 && !marked.some(({ text }) => words.some((word) => answers(text, word)))
}

const RE_NO_LETTERS = /[^\p{L}\p{N}]+/gu
const keepLetters = (text: string): string => text.replaceAll(RE_NO_LETTERS, '')

// Chinese is cut into words by the index: any of them answers.
const RE_HAN = /\p{Script=Han}/u

/** Whether a marked text, or a part of the identifier it is, has the word or another form of it. */
function answers(text: string, word: string): boolean {
  if (RE_HAN.test(text)) return true
  const forms = [keepLetters(foldText(text)), ...splitName(text).map((part) => part.word)]
  return word !== '' && forms.some((form) => isForm(form, word))
}

function isForm(form: string, word: string): boolean {
  let same = 0
  while (same < word.length && form[same] === word[same]) same += 1
  if (same === word.length) return true
  if (same < STEM) return false
  const rest = word.slice(same)
  // stop|p|ed
  const doubled = rest[0] === word[same - 1] ? rest.slice(1) : rest
  return RE_ENDING.test(rest) || RE_ENDING.test(doubled)
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
