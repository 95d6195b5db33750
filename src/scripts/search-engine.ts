import type { Answer, Query, Search } from '../lib/search/search-api.ts'
import { openSearch } from '../lib/search/open-search.ts'
import { DIRECTORY_FILE } from '../lib/search/search-files.ts'
import { createRelated } from './pagefind-client.ts'

const base = import.meta.env.BASE_URL
const findRelated = createRelated(base)

/** Whether the word index did not answer the latest question. */
let isRelatedMissing = false
let opened: Promise<Search> | undefined

/** The directory alone keeps its name from one edition to the next; all others carry a hash of what they hold. */
async function load(name: string): Promise<Uint8Array> {
  const locale = document.querySelector<HTMLElement>('book-search')?.dataset['locale'] ?? ''
  const cache = name === DIRECTORY_FILE ? 'no-cache' : 'default'
  const response = await fetch(`${base}search/${locale}/${name}`, { cache })
  if (!response.ok) throw new Error(`${name}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

/** The search of the page's language, opened once for everything that uses it. @throws Error when it does not load */
export async function connect(): Promise<Search> {
  opened ??= openSearch({
    base,
    load,
    // What is exact stands without it.
    related: (text) =>
      findRelated(text).catch(() => {
        isRelatedMissing = true
        return []
      }),
  })
  try {
    return await opened
  } catch (cause) {
    // The next attempt loads everything again.
    opened = undefined
    throw cause
  }
}

/** An answer, and whether it lacks what only the word index knows. */
export interface FullAnswer {
  answer: Answer
  isRelatedMissing: boolean
}

/** Answers a question; `onExact` is told what is sure before the word index has answered. @throws Error like connect */
export async function ask(query: Query, onExact?: (answer: Answer) => void): Promise<FullAnswer> {
  const search = await connect()
  isRelatedMissing = false
  const answer = await search.ask(query, onExact)
  const full = { answer, isRelatedMissing }
  // What did not come may come another time.
  return full.isRelatedMissing ? { ...full, answer: { ...answer, isDeeper: true } } : full
}
