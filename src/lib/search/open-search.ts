import { buildHit, countResults, filterResults, listResults } from './answers.ts'
import { ROOM, type Candidate, type Searched, distinct, findCandidates } from './candidates.ts'
import type { Answer, FindRelated, Query, Search, SearchSource } from './search-api.ts'
import { DIRECTORY_FILE, SEARCH_VERSION, type SearchDirectory } from './search-files.ts'
import { suggest } from './suggestions.ts'
import { findPaletteEntries } from './symbol-matches.ts'
import { TextIndex } from './text-index.ts'

/**
 * Loads the search of one language.
 *
 * @throws whatever `load` rejects with; Error when the index is of another version than this program
 */
export async function openSearch({ load, base, related }: SearchSource): Promise<Search> {
  const directory = JSON.parse(
    new TextDecoder().decode(await load(DIRECTORY_FILE)),
  ) as SearchDirectory
  if (directory.version !== SEARCH_VERSION) {
    throw new Error(`The search index has version ${directory.version}, not ${SEARCH_VERSION}.`)
  }
  const searched = { directory, index: new TextIndex(directory, load) }
  return {
    ask: (query, onExact) => ask({ ...searched, base, related }, query, onExact),
    symbols: (text) => findPaletteEntries(directory, text, base),
  }
}

interface Opened extends Searched {
  base: string
  related: FindRelated
}

async function ask(
  opened: Opened,
  query: Query,
  onExact?: (answer: Answer) => void,
): Promise<Answer> {
  const { text, deep = false } = query
  const exact = await findCandidates(opened, text, deep)
  const isEnough = exact.length >= ROOM && !deep
  if (isEnough || text.trim() === '') return answer(opened, query, exact, isEnough)
  onExact?.(await answer(opened, query, exact))
  return answer(opened, query, distinct([...exact, ...(await findRelated(opened, text))]))
}

/** What the word index knows. That it cannot be loaded is no reason to withhold the rest. */
async function findRelated(opened: Opened, text: string): Promise<Candidate[]> {
  const { directory, base, related } = opened
  const numbers = new Map(directory.pages.map(({ path }, page) => [base + path, page]))
  const found = await related(text).catch(() => [])
  return found.flatMap((one): Candidate[] => {
    const page = numbers.get(one.url.replace(/#.*$/u, ''))
    if (page === undefined) return []
    return [{ page, reason: { kind: 'related' }, positions: [], words: [], related: one }]
  })
}

async function answer(
  opened: Opened,
  query: Query,
  candidates: readonly Candidate[],
  isDeeper = false,
): Promise<Answer> {
  const { directory } = opened
  const results = listResults(directory, candidates)
  const chosen = filterResults(results, query)
  const shown = chosen.slice(query.offset, query.offset + query.limit)
  return {
    hits: await Promise.all(
      shown.map((result) => buildHit({ ...opened, text: query.text }, result)),
    ),
    total: chosen.length,
    ...countResults(directory, results, query),
    suggestions: results.length === 0 ? suggest(directory, query.text) : [],
    isDeeper,
  }
}
