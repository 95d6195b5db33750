import type { SymbolId } from '#schemas/ids.ts'
import type { TextRange } from '#schemas/position.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { mayBeFormer } from './note-move.ts'

/** What of a symbol decides whether a place belongs to it. */
export interface Declared {
  readonly kind?: SymbolRecord['kind']
  readonly declarations: readonly {
    readonly file: string
    readonly range: TextRange
    readonly doc?: TextRange | undefined
  }[]
}

/**
 * What a note on `range` of `file` is about: the innermost declaration around it, doc comment included. There is none
 * for imports and for what stands between declarations. Type parameters are part of what they are parameters of.
 */
export function findNoteTarget<S extends Declared>(
  symbols: readonly S[],
  file: string,
  range: TextRange,
): S | undefined {
  let found: { symbol: S; length: number } | undefined
  for (const symbol of symbols) {
    if (symbol.kind === 'type-parameter') continue
    for (const declaration of symbol.declarations) {
      const start = declaration.doc?.start ?? declaration.range.start
      const { end } = declaration.range
      if (declaration.file !== file || range.start < start || end < range.end) continue
      // Of a function and its single overload the whole function: overloads are told apart by number only.
      if (!found || end - start < found.length) found = { symbol, length: end - start }
    }
  }
  return found?.symbol
}

/**
 * {@link NoteFrontMatter.alike} of a note on `symbol`, sorted: the others of its port with the same code that could
 * be taken for it, were it gone or its name given away. What stands there already has not moved there.
 */
export function findAlike(symbol: SymbolRecord, symbols: readonly SymbolRecord[]): SymbolId[] {
  return symbols
    .filter((other) => other.shape === symbol.shape && other.id !== symbol.id)
    .filter(({ id, kind, declarations }) => {
      // Without the text nothing is certain: rather one too many.
      const length = Math.max(lengthOf(symbol.declarations), lengthOf(declarations))
      return mayBeFormer(symbol.id, { id, kind, length, isFunction: !NEVER_RUN.includes(kind) })
    })
    .map(({ id }) => id)
    .sort()
}

/** Kinds that hold no code; a variable or a property may be a function. */
const NEVER_RUN: readonly SymbolRecord['kind'][] = [
  'interface',
  'type-alias',
  'enum',
  'enum-member',
  'parameter-property',
  'call-signature',
  'construct-signature',
  'index-signature',
]

function lengthOf(declarations: SymbolRecord['declarations']): number {
  return declarations.reduce((sum, { range }) => sum + range.end - range.start, 0)
}
