import { foldQuery } from './fold-text.ts'
import { rankLiteral } from './literal-rank.ts'
import { lastMember } from './name-words.ts'
import { type PageMatch, groupByPage } from './page-matches.ts'
import type { Reason, RelatedPage } from './search-api.ts'
import type { SearchDirectory } from './search-files.ts'
import { type SymbolMatch, UPSTREAM, findAbbreviated, findIdentifiers } from './symbol-matches.ts'
import { findSynonyms } from './synonyms.ts'
import type { TextIndex } from './text-index.ts'

/** A page among the results, before its excerpts are read. */
export interface Candidate {
  /** Index into {@link SearchDirectory.pages}. */
  page: number
  reason: Reason
  /** Offsets of the matches into the text of all pages; none where the word index knows better. */
  positions: readonly number[]
  /** What stands there, folded. */
  words: readonly string[]
  related?: RelatedPage
}

/** What can be asked. */
export interface Searched {
  directory: SearchDirectory
  index: TextIndex
}

/** When fewer pages were found, those count that have all the words, and those the word index knows. */
export const ROOM = 10

/** Abbreviations that fit this many names say nothing about any of them. */
const MANY_NAMES = 20

// "dirty set", 「限速队列」
const RE_QUOTED = /^["'`“”‘’「『](.+)["'`“”‘’」』]$/su

/** What the exact index knows, best first; `deep` for pages with the words apart even if there is better. */
export async function findCandidates(
  searched: Searched,
  text: string,
  deep = false,
): Promise<Candidate[]> {
  const query = foldQuery(text)
  if (query === '') return []
  const [literal, synonyms] = await Promise.all([
    findLiteral(searched, query),
    findByOtherNames(searched, text),
  ])
  const { directory } = searched
  const { own, theirs } = nameIdentifiers(directory, text.trim(), literal)
  const parts = findParts(directory, text)
  const best = distinct([...own, ...literal, ...synonyms, ...theirs, ...parts])
  // Who wants the very words puts them between quotes, which stand on no page.
  const [, bare] = RE_QUOTED.exec(text.trim()) ?? []
  if (best.length === 0 && bare !== undefined) return findCandidates(searched, bare, deep)
  if (best.length >= ROOM && !deep) return best
  return distinct([...best, ...(await findAllWords(searched, query))])
}

/** The first of each page's candidates. */
export function distinct(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<number>()
  return candidates.filter(({ page }) => !seen.has(page) && seen.add(page))
}

async function findLiteral({ directory, index }: Searched, query: string): Promise<Candidate[]> {
  const matches = groupByPage(directory.pages, await index.find(query))
  return rank(directory, matches, query).map(({ page, positions }) => ({
    page,
    positions,
    words: [query],
    reason: { kind: 'literal', count: positions.length },
  }))
}

function rank(
  directory: SearchDirectory,
  matches: readonly PageMatch[],
  query: string,
): PageMatch[] {
  return matches
    .map((match) => ({ match, score: rankLiteral(directory, match, query) }))
    .sort((a, b) => b.score - a.score || a.match.page - b.match.page)
    .map(({ match }) => match)
}

/**
 * Pages of the symbols that are called what was typed: those that say so, and those which only upstream calls so
 * and whose pages do not mention it.
 */
function nameIdentifiers(
  directory: SearchDirectory,
  typed: string,
  literal: readonly Candidate[],
): { own: Candidate[]; theirs: Candidate[] } {
  const found = new Map(literal.map((one) => [one.page, one]))
  const name = (matches: readonly SymbolMatch[]): Candidate[] =>
    symbolPages(directory, matches).map((page) => ({
      page,
      reason: { kind: 'identifier' },
      positions: found.get(page)?.positions ?? [],
      words: found.get(page)?.words ?? [],
    }))
  const matches = findIdentifiers(directory.symbols, typed)
  const theirs = name(matches.filter(({ cost }) => cost >= UPSTREAM))
  return {
    own: [
      ...name(matches.filter(({ cost }) => cost < UPSTREAM)),
      ...theirs.filter(({ positions }) => positions.length > 0),
    ],
    theirs: theirs.filter(({ positions }) => positions.length === 0),
  }
}

async function findByOtherNames(
  { directory, index }: Searched,
  text: string,
): Promise<Candidate[]> {
  const synonyms = findSynonyms(directory.synonyms, text)
  const found = await Promise.all(
    synonyms.map(async ({ name, text: word, identifier }): Promise<Candidate[]> => {
      const reason: Reason = { kind: 'synonym', name }
      const symbols = identifier === undefined ? [] : findIdentifiers(directory.symbols, identifier)
      const pages = symbolPages(directory, symbols).map((page): Candidate => ({
        page,
        reason: { kind: 'synonym', name: lastMember(directory.pages[page]?.title ?? name) },
        positions: [],
        words: [],
      }))
      if (word === undefined) return pages
      const matches = groupByPage(directory.pages, await index.find(word))
      const ranked = rank(directory, matches, word).map(({ page, positions }) => ({
        page,
        positions,
        words: [word],
        reason,
      }))
      const standing = new Set(ranked.map(({ page }) => page))
      return [...ranked, ...pages.filter(({ page }) => !standing.has(page))]
    }),
  )
  return found.flat()
}

function findParts(directory: SearchDirectory, text: string): Candidate[] {
  const matches = findAbbreviated(directory.symbols, text.trim()).slice(0, MANY_NAMES)
  return symbolPages(directory, matches).map((page) => ({
    page,
    reason: { kind: 'parts' },
    positions: [],
    words: [],
  }))
}

function symbolPages(directory: SearchDirectory, matches: readonly { symbol: number }[]): number[] {
  const pages = new Map(directory.pages.map(({ symbol }, page) => [symbol, page]))
  return matches.flatMap(({ symbol }) => pages.get(symbol) ?? [])
}

/** Pages on which all words of a question stand, wherever that is. */
async function findAllWords({ directory, index }: Searched, query: string): Promise<Candidate[]> {
  const words = [...new Set(query.split(' '))]
  if (words.length < 2) return []
  const found = await Promise.all(
    words.map(async (word) => {
      const matches = groupByPage(directory.pages, await index.find(word))
      return new Map(matches.map(({ page, positions }) => [page, positions]))
    }),
  )
  const [first, ...others] = found
  const pages = [...(first?.keys() ?? [])].filter((page) => others.every((one) => one.has(page)))
  const candidates = pages.map((page): Candidate => {
    // The rarer a word is on the page, the more it says.
    const lists = found.map((one) => one.get(page) ?? []).sort((a, b) => a.length - b.length)
    return { page, reason: { kind: 'related' }, words, positions: lists.flat() }
  })
  const score = ({ page, positions }: Candidate): number =>
    rankLiteral(directory, { page, positions: [...positions] }, query)
  return candidates.sort((a, b) => score(b) - score(a) || a.page - b.page)
}
