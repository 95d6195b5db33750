import type { ts } from 'ts-morph'
import { hoverOf } from './hover.ts'
import type { Resolved } from './resolve-target.ts'
import type { TypeWriter } from './type-text.ts'

/** Remembers the hover text of every declaration. */
export function createHovers(types: TypeWriter): (to: Resolved) => string | undefined {
  const texts = new Map<ts.Declaration, string>()
  return ({ symbol, declaration }) => {
    if (declaration === undefined) return undefined
    const known = texts.get(declaration)
    if (known !== undefined) return known
    const text = hoverOf(symbol, declaration, types)
    texts.set(declaration, text)
    return text
  }
}
