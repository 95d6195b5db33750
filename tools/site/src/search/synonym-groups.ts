import type { Term } from '#schemas/term.ts'
import type { SynonymGroup } from '../../../../src/lib/search/search-files.ts'

/** The names of each term, for the readers of one language. They may type those of the others, and wrong ones. */
export function buildSynonyms(terms: readonly Term[], locale: string): SynonymGroup[] {
  return terms.map(({ names, identifier, forbidden }) => {
    const own = names[locale]
    const others = Object.values(names).filter((name) => name !== own)
    const group: SynonymGroup = {
      names: [...new Set([...(own === undefined ? [] : [own]), ...others])],
      typed: [...new Set(Object.values(forbidden).flat())],
    }
    return identifier === undefined ? group : { ...group, identifier }
  })
}
