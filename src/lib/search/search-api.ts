import type { SymbolKind } from '#schemas/symbol.ts'

/** What a result is: the filter's values, in the order they are offered. */
export const RESULT_TYPES = ['chapter', 'symbol', 'note', 'source', 'glossary'] as const
/** See {@link RESULT_TYPES}. */
export type ResultType = (typeof RESULT_TYPES)[number]

/** A run of text; `marked` where it matches. */
export interface Run {
  text: string
  marked: boolean
}

/** A place within a page: a section, a note, a declaration. */
export interface Spot {
  /** Heading, number and kind of a note, name of a declaration. */
  title: string
  url: string
  type: ResultType
  /** Words around the first match. */
  runs: Run[]
}

/** Why a page is among the results, best first. */
export type Reason =
  /** The query is a symbol's name, or the last member of it, here or upstream. */
  | { kind: 'identifier' }
  /** The text contains the query as it was typed, white space and case aside. */
  | { kind: 'literal'; count: number }
  /** The text contains another name of the term that was asked for. */
  | { kind: 'synonym'; name: string }
  /** The query abbreviates the words a symbol's name is made of: `addrl` → `addRateLimited`. */
  | { kind: 'parts' }
  /** The word index found it: other forms of the words, or the words in other places. */
  | { kind: 'related' }

/** What a symbol's result says besides its name. */
export interface SymbolFacts {
  kind: SymbolKind
  /** `ports/workqueue/src/queue.ts` */
  file: string
  exported: boolean
}

/** A page that was found. */
export interface Hit {
  url: string
  title: string
  /** What it is part of, outermost first: part, chapter; port, file. */
  trail: string[]
  type: ResultType
  port?: string
  symbol?: SymbolFacts
  reason: Reason
  /** What of titles is to be marked, folded. */
  words: string[]
  /** At most three, best first. */
  spots: Spot[]
}

/** A question. */
export interface Query {
  text: string
  type?: ResultType
  port?: string
  /** Hits to leave out, and to give: for showing more. */
  offset: number
  limit: number
  /** Asks the word index even if enough was found without it. */
  deep?: boolean
}

/** The answer to a question. */
export interface Answer {
  hits: Hit[]
  /** All that the filters let through. */
  total: number
  /** How many there would be of each type, were the type not filtered by; of each port likewise. */
  byType: Record<ResultType, number>
  byPort: Record<string, number>
  /** The nearest terms, names and titles when nothing was found. */
  suggestions: string[]
  /** Enough was found without the word index, which therefore was not asked: a `deep` query would ask it. */
  isDeeper: boolean
}

/** An entry of the symbol palette. */
export interface PaletteEntry {
  /** `workqueue/queue#Queue.add` */
  id: string
  /** `Queue.add` */
  name: string
  kind: SymbolKind
  port: string
  module: string
  exported: boolean
  url: string
}

/** A page the word index found, or a record of it. */
export interface RelatedPage {
  /** As pages link it, base included. */
  url: string
  /** Where on the page, best first. */
  spots: { title: string; url: string; runs: Run[] }[]
}

/** Asks the word index, which is loaded for the first question. */
export type FindRelated = (text: string) => Promise<RelatedPage[]>

/** What a search reads from. */
export interface SearchSource {
  /** The bytes of a file below `search/<locale>/`; rejects when there is none. */
  load: (name: string) => Promise<Uint8Array>
  /** Goes in front of every address. */
  base: string
  related: FindRelated
}

/** A loaded search. */
export interface Search {
  /**
   * Answers when every index that is needed has answered. `onExact` is called before, when the word index is asked
   * too: with the answer so far, in which only the related pages are missing.
   */
  ask: (query: Query, onExact?: (answer: Answer) => void) => Promise<Answer>
  /** Symbols whose names match, best first; all of them for an empty text. */
  symbols: (text: string) => PaletteEntry[]
}
