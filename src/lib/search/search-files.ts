import type { SymbolKind } from '#schemas/symbol.ts'
import type { ResultType } from './search-api.ts'

/** The only file below `search/<locale>/` whose name is not made of its content. */
export const DIRECTORY_FILE = 'directory.json'

/** A place within a page, by the offset of its first character in the page's text. */
export type SpotRow = [offset: number, title: string, hash: string, type: ResultType]

/** A page of the index. Its text is a stretch of the text of all pages, one after the other. */
export interface PageRow {
  /** Below the base. */
  path: string
  title: string
  trail: string[]
  type: ResultType
  /** Index into {@link SearchDirectory.ports}. */
  port?: number
  /** Index into {@link SearchDirectory.symbols}. */
  symbol?: number
  /** Offset of its first character in the text of all pages; pages are sorted by it. */
  start: number
  spots: SpotRow[]
}

/** A symbol, for matching names and for the palette. */
export interface SymbolRow {
  id: string
  name: string
  kind: SymbolKind
  /** Index into {@link SearchDirectory.ports}. */
  port: number
  module: string
  file: string
  exported: boolean
  /** Below the base. */
  path: string
  /** What upstream calls it: `Typed.Add`. */
  upstream: string[]
}

/** Names of one thing. */
export interface SynonymGroup {
  /** What its pages may call it, the name of this language first. */
  names: string[]
  /** As code spells it. */
  identifier?: string
  /** What readers type for it. */
  typed: string[]
}

/** `directory.json`: everything but the text itself and where its characters are. */
export interface SearchDirectory {
  version: number
  ports: string[]
  pages: PageRow[]
  symbols: SymbolRow[]
  synonyms: SynonymGroup[]
  /** Stretches of the sorted threes of characters: the first one in each file, and the file's name. */
  shards: [first: string, file: string][]
  /** Stretches of the text: offset of the first character in each file, and the file's name. */
  texts: [start: number, file: string][]
  /** Length of the text. */
  length: number
}

/** Changes with anything in here or in the files named by it. */
export const SEARCH_VERSION = 1
