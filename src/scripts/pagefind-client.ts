import { type Hit, rankHits } from '../lib/search-rank.ts'

interface Fragment {
  url: string
  content: string
  excerpt: string
  meta: Record<string, string>
  sub_results: { title: string; url: string; excerpt: string }[]
}

interface Pagefind {
  options: (options: { baseUrl: string; excerptLength: number }) => Promise<void>
  search: (query: string) => Promise<{ results: { data: () => Promise<Fragment> }[] }>
}

/** How many of the index's answers are looked at; the rest could not be told apart by a reader. */
const LOOKED_AT = 24

/** Finds pages and symbols. */
export type Find = (query: string) => Promise<Hit[]>

/** Loads the index. @throws TypeError when it cannot be fetched */
export async function loadIndex(bundle: string, base: string): Promise<Find> {
  const pagefind = (await import(/* @vite-ignore */ bundle)) as Pagefind
  await pagefind.options({ baseUrl: base, excerptLength: 24 })
  return async (query) => {
    const { results } = await pagefind.search(query)
    const fragments = await Promise.all(results.slice(0, LOOKED_AT).map((one) => one.data()))
    return rankHits(fragments.map(readHit), query)
  }
}

function readHit({ url, content, excerpt, meta, sub_results }: Fragment): Hit {
  const title = meta['title'] ?? url
  const sections = sub_results.filter((one) => one.url !== url && one.title !== title)
  return {
    url,
    title,
    kind: meta['kind'],
    place: meta['place'],
    text: content,
    excerpt,
    sections: sections.slice(0, 3),
  }
}
