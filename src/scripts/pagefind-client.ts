import { type FoundPage, isGuess, readPage } from '../lib/related-pages.ts'
import type { FindRelated } from '../lib/search/search-api.ts'

interface Pagefind {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>
  search: (query: string) => Promise<{ results: { data: () => Promise<FoundPage> }[] }>
}

/** How many of the index's answers are looked at; the rest could not be told apart by a reader. */
const LOOKED_AT = 24

/** Makes the question to the word index below `base`. What it says rejects when the index cannot be fetched. */
export function createRelated(base: string): FindRelated {
  let loaded: Promise<Pagefind> | undefined
  return async (text) => {
    loaded ??= load(base)
    try {
      const pagefind = await loaded
      const { results } = await pagefind.search(text)
      const found = await Promise.all(results.slice(0, LOOKED_AT).map((one) => one.data()))
      return found.map(readPage).filter((page) => !isGuess(page, text))
    } catch (cause) {
      loaded = undefined
      throw cause
    }
  }
}

async function load(base: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`)) as Pagefind
  await pagefind.options({ baseUrl: base, excerptLength: 24 })
  return pagefind
}
