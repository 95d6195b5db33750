import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SymbolId } from '#schemas/ids.ts'
import type { Declaration, SymbolRecord } from '#schemas/symbol.ts'
import type { ScriptFunction } from './coverage.ts'

/** Gives the symbols whose code a function is, innermost first. */
export type FindOwners = (ran: ScriptFunction) => readonly SymbolId[]

interface Place {
  readonly symbol: SymbolRecord
  readonly declaration: Declaration
}

/** V8 makes one function of all fields of a class that are set when an object is made. */
const FIELDS = '<instance_members_initializer>'

/**
 * A function is the code of the innermost symbol whose declaration it stands in, and of the symbols around that one:
 * what is inside a method counts for the method and the class. Fields are set by the constructor, or by the class
 * when none is written. What stands in no declaration, such as a module's own code, is nobody's.
 */
export function createFindOwners(root: string, symbols: readonly SymbolRecord[]): FindOwners {
  const byId = new Map(symbols.map((symbol) => [symbol.id, symbol]))
  const places = placesByUrl(root, symbols)
  const known = new Map<string, readonly SymbolId[]>()
  return (ran) => {
    const key = `${ran.url} ${ran.start} ${ran.end}`
    let owners = known.get(key)
    if (owners === undefined) {
      owners = withParents(findInnermost(ran, places.get(ran.url) ?? []), byId)
      known.set(key, owners)
    }
    return owners
  }
}

function placesByUrl(root: string, symbols: readonly SymbolRecord[]): Map<string, Place[]> {
  // Single overloads are signatures of the function that has the code.
  const overloads = new Set(symbols.flatMap((symbol) => symbol.overloads))
  const places = new Map<string, Place[]>()
  for (const symbol of symbols) {
    if (overloads.has(symbol.id)) continue
    for (const declaration of symbol.declarations) {
      const url = pathToFileURL(join(root, declaration.file)).href
      const same = places.get(url)
      if (same === undefined) places.set(url, [{ symbol, declaration }])
      else same.push({ symbol, declaration })
    }
  }
  return places
}

function findInnermost(ran: ScriptFunction, places: readonly Place[]): SymbolRecord | undefined {
  const { start, end } = ran
  const around = places.filter(
    ({ declaration: { range } }) => range.start <= start && end <= range.end,
  )
  if (ran.name !== FIELDS) return pickInnermost(around, ran)
  const owner = pickInnermost(
    around.filter(({ symbol }) => symbol.kind !== 'property'),
    ran,
  )
  const made = places.find(
    ({ symbol }) => symbol.kind === 'constructor' && symbol.parent === owner?.id,
  )
  return made?.symbol ?? owner
}

/** The smallest; of `const a = …, b = …`, which share a range, the one whose name comes last before the function. */
function pickInnermost(
  around: readonly Place[],
  { start }: ScriptFunction,
): SymbolRecord | undefined {
  const size = ({ range }: Declaration): number => range.end - range.start
  const named = ({ name }: Declaration): number => (name.start <= start ? name.start : -1)
  return [...around].sort(
    ({ declaration: left }, { declaration: right }) =>
      size(left) - size(right) || named(right) - named(left),
  )[0]?.symbol
}

function withParents(
  symbol: SymbolRecord | undefined,
  byId: ReadonlyMap<string, SymbolRecord>,
): SymbolId[] {
  const owners: SymbolId[] = []
  for (let one = symbol; one !== undefined; one = one.parent && byId.get(one.parent))
    owners.push(one.id)
  return owners
}
