import type { SymbolId } from '#schemas/ids.ts'
import type { TextRange } from '#schemas/position.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'

/** What of a symbol decides whether a place belongs to it. */
export interface Declared {
  readonly declarations: readonly {
    readonly file: string
    readonly range: TextRange
    readonly doc?: TextRange | undefined
  }[]
}

/**
 * What a note on `range` of `file` is about: the innermost declaration around it, doc comment included. There is none
 * for imports and for what stands between declarations.
 */
export function findNoteTarget<S extends Declared>(
  symbols: readonly S[],
  file: string,
  range: TextRange,
): S | undefined {
  let found: { symbol: S; length: number } | undefined
  for (const symbol of symbols) {
    for (const declaration of symbol.declarations) {
      const start = declaration.doc?.start ?? declaration.range.start
      const { end } = declaration.range
      if (declaration.file !== file || range.start < start || end < range.end) continue
      if (!found || end - start < found.length) found = { symbol, length: end - start }
    }
  }
  return found?.symbol
}

/** {@link NoteFrontMatter.alike} of a note on `symbol`: the others of its port with the same code, sorted. */
export function findAlike(symbol: SymbolRecord, symbols: readonly SymbolRecord[]): SymbolId[] {
  return symbols
    .filter(({ id, shape }) => shape === symbol.shape && id !== symbol.id)
    .map(({ id }) => id)
    .sort()
}
