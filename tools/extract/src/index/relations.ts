import type { SymbolId } from '#schemas/ids.ts'
import type { SymbolKind, SymbolRecord } from '#schemas/symbol.ts'
import type { MergedSymbol } from './merge-fragments.ts'
import { ownName } from '#authored/own-name.ts'

/** What types have to do with one another, by id; each list is sorted. What is not there has none. */
export interface Relations {
  readonly subtypes: ReadonlyMap<SymbolId, readonly SymbolId[]>
  readonly overrides: ReadonlyMap<SymbolId, readonly SymbolId[]>
  readonly overriddenBy: ReadonlyMap<SymbolId, readonly SymbolId[]>
}

type Book = ReadonlyMap<SymbolId, MergedSymbol>

/** Members that a type replaces: signatures without a name are added to those above, and constructors stand alone. */
const REPLACED: ReadonlySet<SymbolKind> = new Set([
  'method',
  'property',
  'accessor',
  'parameter-property',
])

/**
 * Follows `extends` and `implements` through the whole book. Only what is declared counts: an object or a function
 * that has the members an interface asks for, without naming it, is no subtype.
 *
 * @param members - the members of each symbol
 */
export function findRelations(
  book: Book,
  members: ReadonlyMap<SymbolId, readonly SymbolId[]>,
): Relations {
  const subtypes = new Map<SymbolId, Set<SymbolId>>()
  const overrides = new Map<SymbolId, Set<SymbolId>>()
  const overriddenBy = new Map<SymbolId, Set<SymbolId>>()
  for (const { whole } of book.values()) {
    for (const above of namedTypes(whole, book)) add(subtypes, above.id, whole.id)
    const own = (members.get(whole.id) ?? []).flatMap((id) => replaceable(id, book))
    if (own.length === 0) continue
    for (const [above, isClassChain] of typesAbove(whole, book))
      for (const theirs of (members.get(above) ?? []).flatMap((id) => replaceable(id, book)))
        for (const mine of own) {
          if (ownName(mine.id) !== ownName(theirs.id) || isStatic(mine) !== isStatic(theirs))
            continue
          // Neither an interface nor what a class merely implements gives it statics.
          if (isStatic(mine) && !isClassChain) continue
          add(overrides, mine.id, theirs.id)
          add(overriddenBy, theirs.id, mine.id)
        }
  }
  return {
    subtypes: sorted(subtypes),
    overrides: sorted(overrides),
    overriddenBy: sorted(overriddenBy),
  }
}

function namedTypes(
  { extends: bases, implements: contracts }: SymbolRecord,
  book: Book,
): SymbolRecord[] {
  return [...bases, ...contracts].flatMap(({ symbol }) => symbolOf(symbol, book))
}

function symbolOf(id: SymbolId | undefined, book: Book): SymbolRecord[] {
  const found = id === undefined ? undefined : book.get(id)
  return found === undefined ? [] : [found.whole]
}

/** Everything above a type, and whether it is reached over classes alone. Circles, which are errors, end. */
function typesAbove(type: SymbolRecord, book: Book): Map<SymbolId, boolean> {
  const found = new Map<SymbolId, boolean>()
  const climb = (from: SymbolRecord, isClassChain: boolean): void => {
    const bases = new Set(from.extends.flatMap(({ symbol }) => (symbol ? [symbol] : [])))
    for (const above of namedTypes(from, book)) {
      const isClass = isClassChain && from.kind === 'class' && bases.has(above.id)
      const before = found.get(above.id)
      if (above.id === type.id || before === true || before === isClass) continue
      found.set(above.id, isClass)
      climb(above, isClass)
    }
  }
  climb(type, true)
  return found
}

function replaceable(id: SymbolId, book: Book): SymbolRecord[] {
  return symbolOf(id, book).filter(
    ({ kind, visibility }) => REPLACED.has(kind) && visibility !== 'private',
  )
}

function isStatic({ modifiers }: SymbolRecord): boolean {
  return modifiers.includes('static')
}

function add(map: Map<SymbolId, Set<SymbolId>>, key: SymbolId, value: SymbolId): void {
  map.set(key, (map.get(key) ?? new Set()).add(value))
}

function sorted(map: ReadonlyMap<SymbolId, ReadonlySet<SymbolId>>): Map<SymbolId, SymbolId[]> {
  return new Map([...map].map(([key, values]) => [key, [...values].sort()]))
}
