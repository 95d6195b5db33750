import { foldQuery } from './fold-text.ts'
import type { SynonymGroup } from './search-files.ts'

/** Another way to say what was asked for. */
export interface Synonym {
  /** For readers. */
  name: string
  /** What to look for in the text, folded; `undefined` for a symbol's name that is an everyday word. */
  text: string | undefined
  /** The identifier, where it is one. */
  identifier: string | undefined
}

const HAN = '\\p{Script=Han}'
const LATIN = '[\\p{Script=Latin}\\p{N}]'
// dirty集合, 集合dirty
const RE_BORDER = new RegExp(`(?<=${HAN})(?=${LATIN})|(?<=${LATIN})(?=${HAN})`, 'gu')
// dirty 集合
const RE_SPACED_BORDER = new RegExp(`(?<=${HAN}) (?=${LATIN})|(?<=${LATIN}) (?=${HAN})`, 'gu')
// rate limited, rate-limited
const RE_BETWEEN_WORDS = /(?<=\p{Script=Latin})[ -](?=\p{Script=Latin})/gu
// rateLimited, workqueue_depth, Queue.shutDown: such words stand in texts for nothing else
const RE_COMPOUND = /[\p{Ll}\p{N}]\p{Lu}|[._/]/u

/** One form for all ways to space and hyphenate a name. */
function nameKey(text: string): string {
  return foldQuery(text).replaceAll('-', ' ').replaceAll(RE_SPACED_BORDER, '')
}

/** Other names of what the query names, those the readers' own language prefers first; and other spacings of it. */
export function findSynonyms(groups: readonly SynonymGroup[], text: string): Synonym[] {
  const query = foldQuery(text)
  const key = nameKey(text)
  const found = new Map<string, Synonym>()
  const add = (synonym: Synonym): void => {
    const id = synonym.text ?? `#${synonym.identifier ?? ''}`
    if (synonym.text !== query && id !== '' && !found.has(id)) found.set(id, synonym)
  }
  for (const group of groups) {
    const { names, typed, identifier } = group
    const keys = [...names, ...typed, ...(identifier === undefined ? [] : [identifier])].map(
      nameKey,
    )
    if (!keys.includes(key)) continue
    const [own, ...others] = names
    if (own !== undefined) add({ name: own, text: foldQuery(own), identifier: undefined })
    if (identifier !== undefined) {
      const text = RE_COMPOUND.test(identifier) ? foldQuery(identifier) : undefined
      add({ name: identifier, text, identifier })
    }
    for (const name of others) add({ name, text: foldQuery(name), identifier: undefined })
  }
  for (const name of spacings(query)) add({ name, text: name, identifier: undefined })
  // add rate limited → addRateLimited; as text it would be found in paths and packages, which say little
  const joined = query.replaceAll(RE_BETWEEN_WORDS, '')
  if (joined !== query) add({ name: joined, text: undefined, identifier: joined })
  return [...found.values()]
}

/** The query with other white space and hyphens. */
function spacings(query: string): string[] {
  const forms = [
    query.replaceAll(RE_BORDER, ' '),
    query.replaceAll(RE_SPACED_BORDER, ''),
    query.replaceAll('-', ' '),
    query.replaceAll(RE_BETWEEN_WORDS, '-'),
  ]
  return [...new Set(forms)].filter((form) => form !== query)
}
