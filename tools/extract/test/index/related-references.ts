import type { IndexLookup } from '../../src/index/book-index.ts'
import { keyOf, type Token } from './reference-token.ts'
import type { Editor } from './language-service.ts'

/** What both sides of a comparison are read from. */
export interface Comparison {
  readonly lookup: IndexLookup
  /** Everything said about a symbol or local, by its key. */
  readonly tokens: ReadonlyMap<string, readonly Token[]>
  readonly editor: Editor
}

/**
 * All that an editor means by the tokens it is asked at: both things that a token with two meanings names, and of a
 * member everything that declares or overrides the same member of a type above it.
 */
export function relatedKeys(
  key: string,
  asked: readonly Token[],
  { lookup }: Comparison,
): readonly string[] {
  const meant = asked.flatMap(({ file, at }) =>
    at.also === undefined ? [] : [keyOf(at.target, file), keyOf(at.also, file)],
  )
  return [...new Set([key, ...meant].flatMap((one) => familyOf(one, lookup)))]
}

/** Statics have none: to an editor they are new members of their class. */
function familyOf(key: string | undefined, lookup: IndexLookup): string[] {
  const symbol = key === undefined ? undefined : lookup.findSymbol(key)
  if (symbol === undefined || symbol.modifiers.includes('static'))
    return key === undefined ? [] : [key]
  const above = [symbol.id, ...symbol.overrides]
  return [...above, ...above.flatMap((id) => lookup.getSymbol(id).overriddenBy)]
}
