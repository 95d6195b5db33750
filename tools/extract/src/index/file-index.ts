import type { BookPath, ContentHash, SymbolId } from '#schemas/ids.ts'
import type { Occurrence } from '#schemas/occurrence.ts'
import type {
  Declaration,
  DocComment,
  HeritageRef,
  SymbolKind,
  SymbolRecord,
} from '#schemas/symbol.ts'

/** One declaration of a symbol with everything read off it. */
export interface DeclarationFacts {
  readonly kind: SymbolKind
  readonly declaration: Declaration
  /** One line, types written out. */
  readonly signature: string
  /** A function, method, constructor or accessor: what can be overloaded or paired. */
  readonly callable: boolean
  /** Links are still marked, see `doc-links.ts`. */
  readonly doc?: DocComment
  readonly modifiers: readonly string[]
  readonly visibility: SymbolRecord['visibility']
  readonly extends: readonly HeritageRef[]
  readonly implements: readonly HeritageRef[]
  /** SHA-256 over the declaration's tokens, the symbol's own name masked. */
  readonly shape: ContentHash
}

/** What one file says about one symbol; a merged symbol has a fragment in each file that declares it. */
export interface SymbolFragment {
  readonly id: SymbolId
  /** Absent for what stands at the top of its file. */
  readonly parent?: SymbolId
  /** In a namespace without `export`: not reachable however public its parent is. */
  readonly hidden: boolean
  readonly declarations: readonly DeclarationFacts[]
  /** Sorted, without duplicates. */
  readonly calls: readonly SymbolId[]
}

/** A name under which a file exports something of the book. */
export interface FileExport {
  readonly name: string
  readonly id?: SymbolId
  /** The file whose exports are reached through `name`, as with `export * as name`. */
  readonly module?: BookPath
}

/**
 * All that one file contributes to the index: plain data, so that it can be kept between runs. It depends on
 * nothing but the file's text and the shapes of what the file imports, directly or not.
 */
export interface FileIndex {
  readonly path: BookPath
  /** In order of declaration. */
  readonly fragments: readonly SymbolFragment[]
  readonly occurrences: Occurrence[]
  readonly hovers: string[]
  /** Sorted by name. */
  readonly exports: readonly FileExport[]
}
