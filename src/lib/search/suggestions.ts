import { distance } from 'fastest-levenshtein'
import { foldQuery } from './fold-text.ts'
import { lastMember } from './name-words.ts'
import type { SearchDirectory } from './search-files.ts'

/** How many are offered. */
const OFFERED = 5

/** Latin words further apart than this share of their length have nothing to do with each other. */
const FAR = 0.45

/** The terms, names and titles nearest to a query that found nothing, the nearest first. */
export function suggest(directory: SearchDirectory, text: string): string[] {
  const query = foldQuery(text)
  if (query === '') return []
  const names = new Map<string, string>()
  for (const name of listNames(directory)) {
    if (!names.has(foldQuery(name))) names.set(foldQuery(name), name)
  }
  return [...names]
    .map(([folded, name]) => ({ name, far: remoteness(query, folded) }))
    .filter(({ far }) => far <= FAR)
    .sort((a, b) => a.far - b.far || a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
    .slice(0, OFFERED)
    .map(({ name }) => name)
}

function listNames({ pages, symbols, synonyms }: SearchDirectory): string[] {
  return [
    ...synonyms.flatMap(({ names: [own] }) => own ?? []),
    ...symbols.filter(({ exported }) => exported).map(({ name }) => lastMember(name)),
    ...symbols.filter(({ exported }) => exported).map(({ name }) => name),
    ...pages.filter(({ type }) => type === 'chapter').map(({ title }) => title),
  ]
}

const RE_HAN = /\p{Script=Han}/u

/**
 * 0 for equal texts, 1 for those that share nothing. Chinese words are short, and what is common to two of them may
 * stand in another place: shared characters count there.
 */
function remoteness(query: string, name: string): number {
  const edits = distance(query, name) / Math.max(query.length, name.length)
  if (!RE_HAN.test(query) || !RE_HAN.test(name)) return edits
  const own = new Set(query)
  const others = new Set(name)
  const shared = [...own].filter((one) => others.has(one)).length
  // Two characters in common among four and four: 队列限速 and 限速队列 are near, 队列 and 去重 are not.
  return Math.min(edits, 0.9 - (0.9 * (2 * shared)) / (own.size + others.size))
}
