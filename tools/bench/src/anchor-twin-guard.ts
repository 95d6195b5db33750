import type { SymbolKind } from '#schemas/symbol.ts'
import type { IndexedCode } from './anchor-code.ts'

/** Of data nothing but the name says which it is: those are never taken for one another. */
const CODE: readonly SymbolKind[] = ['class', 'function', 'method', 'accessor', 'constructor']

/**
 * Lets one of all that read alike take part in the refactorings of a run. A run changes nearly everything at once,
 * which no commit does: were one twin deleted and the other moved, nobody could say which of them is left.
 */
export class TwinGuard {
  readonly #code: IndexedCode
  readonly #taken = new Set<string>()

  constructor(code: IndexedCode) {
    this.#code = code
  }

  /** Whether nothing like the symbol, or like what is in it, was taken. */
  isFree(id: string | undefined): boolean {
    return this.#shapesOf(id).every((shape) => !this.#taken.has(shape))
  }

  /** What is like the symbol, or like what is in it, is no longer free. */
  take(id: string | undefined): void {
    for (const shape of this.#shapesOf(id)) this.#taken.add(shape)
  }

  #shapesOf(id: string | undefined): string[] {
    const symbol = id === undefined ? undefined : this.#code.lookup.findSymbol(id)
    if (symbol === undefined) return []
    const inside = symbol.members.flatMap((member) => this.#code.lookup.findSymbol(member) ?? [])
    return [symbol, ...inside].filter(({ kind }) => CODE.includes(kind)).map(({ shape }) => shape)
  }
}
