/**
 * Scripts that run in the page: each evaluates to a function that loads a search and gives one that asks it. Its
 * answer is the paths of the pages found, best first, the first portion as a reader sees it; all of them for
 * `all`.
 */
export interface EngineScript {
  /** What the table calls it. */
  readonly name: string
  readonly script: (order: { locale: string; ours: string }) => string
}

const ours = ({ ours }: { ours: string }): string => `async () => {
  const module = await import('${ours}')
  let search
  for (const one of Object.values(module)) {
    if (typeof one !== 'function' || one.length > 0) continue
    const made = await one()
    if (made?.ask) search = made
  }
  return async (text, all) => {
    const query = { text, offset: 0, limit: all ? Infinity : 10 }
    // Readers see what is exact before the word index is loaded for the rest.
    const { hits } = await (all
      ? search.ask(query)
      : new Promise((resolve, reject) => search.ask(query, resolve).then(resolve, reject)))
    return hits.map(({ url }) => url)
  }
}`

// What Starlight's dialog, Pagefind's own, shows at first: five results.
const pagefind = (): string => `async () => {
  const pagefind = await import('/pagefind/pagefind.js')
  await pagefind.options({ excerptLength: 30 })
  return async (text, all) => {
    const { results } = await pagefind.search(text)
    const shown = all ? results : results.slice(0, 5)
    return (await Promise.all(shown.map((one) => one.data()))).map(({ url }) => url)
  }
}`

// VPLocalSearchBox.vue of VitePress: these options, the first 16 results.
const minisearch = ({ locale }: { locale: string }): string => `async () => {
  const { default: MiniSearch } = await import('/index.js')
  const response = await fetch('/minisearch.${locale}.json')
  const index = MiniSearch.loadJSON(await response.text(), {
    fields: ['title', 'titles', 'text'],
    storeFields: ['title', 'titles'],
    searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } },
  })
  return async (text, all) => {
    const found = index.search(text)
    return [...new Set((all ? found : found.slice(0, 16)).map(({ id }) => id.replace(/#.*$/, '')))]
  }
}`

/** Ours first. */
export const ENGINES: readonly EngineScript[] = [
  { name: 'ours', script: ours },
  { name: 'Pagefind 1.6.0, as Starlight uses it', script: pagefind },
  { name: 'MiniSearch 7.2.0, as VitePress uses it', script: minisearch },
]
