import type { TermFile } from '#schemas/term.ts'
import type { TermUse } from './anchored.ts'
import { wordPattern } from './term-pattern.ts'

/** Knows the terms of the book by their names in one language. */
export interface TermFinder {
  /** Every key, for telling what an author may have meant. */
  readonly keys: readonly string[]
  /** The terms named in a text, from its start to its end; those that are everyday words too are left out. */
  readonly find: (text: string) => TermUse[]
}

/** Prepares the search. Where one name holds another the longer one is meant. */
export function createTermFinder({ terms }: TermFile, locale: string): TermFinder {
  const keys = Object.keys(terms)
  const named = Object.entries(terms)
    .flatMap(([term, { names, ambiguous }]) => {
      const name = names[locale]
      return name === undefined ? [] : [{ term, name, ambiguous }]
    })
    .sort((a, b) => b.name.length - a.name.length)
  if (named.length === 0) return { keys, find: () => [] }
  const pattern = new RegExp(named.map(({ name }) => `(${wordPattern(name)})`).join('|'), 'giu')
  return {
    keys,
    find: (text) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const [whole, ...groups] = match
        const found = named[groups.findIndex(Boolean)]
        if (!found || found.ambiguous) return []
        return [{ term: found.term, start: match.index, end: match.index + whole.length }]
      }),
  }
}
