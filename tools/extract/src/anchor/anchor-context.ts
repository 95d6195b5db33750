import type { Env } from '../env.ts'
import type { BookIndex } from '../index/book-index.ts'
import type { Sources } from '../load/load.ts'
import type { SymbolResolver } from './symbol-resolver.ts'

/** What anchoring any chapter or note needs. */
export interface AnchorContext {
  sources: Sources
  index: BookIndex
  resolver: SymbolResolver
  env: Env
}
