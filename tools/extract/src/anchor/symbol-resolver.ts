import type { SymbolRecord } from '#schemas/symbol.ts'
import { type BookIndex, createIndexLookup, type IndexLookup } from '../index/book-index.ts'
import { nearest } from '../nearest.ts'

/** What a written name turned out to be. */
export type SymbolResolution =
  | { kind: 'found'; symbol: SymbolRecord }
  | { kind: 'missing'; nearest: string[] }
  | { kind: 'ambiguous'; candidates: string[] }

/** Finds symbols by what authors write. */
export interface SymbolResolver {
  readonly lookup: IndexLookup
  /** `name` is a full id, or a short name that means one thing; the symbols of `port` are meant first. */
  readonly resolve: (name: string, port?: string) => SymbolResolution
  /** The same, for names that need not mean a symbol: nothing is looked for that might have been meant. */
  readonly find: (name: string) => SymbolRecord | undefined
}

// oven/dough#Dough.fold
const RE_FULL_ID = /^[^/#\s]+\/[^#\s]+#/u

/** Builds the resolver of a book. */
export function createSymbolResolver(index: BookIndex): SymbolResolver {
  const lookup = createIndexLookup(index)
  const symbols = index.ports.flatMap((port) => port.symbols)
  return {
    lookup,
    resolve: (name, port) => {
      if (RE_FULL_ID.test(name)) {
        const symbol = lookup.findSymbol(name)
        return symbol ? { kind: 'found', symbol } : { kind: 'missing', nearest: nearestId(name) }
      }
      return choose(name, lookup.symbolsNamed(name), port) ?? suggest(name, port)
    },
    find: (name) => {
      if (RE_FULL_ID.test(name)) return lookup.findSymbol(name)
      const chosen = choose(name, lookup.symbolsNamed(name), undefined)
      return chosen?.kind === 'found' ? chosen.symbol : undefined
    },
  }

  function nearestId(id: string): string[] {
    const ids = symbols.flatMap((symbol) => [symbol.id, ...symbol.aliases])
    const member = id.slice(id.indexOf('#') + 1)
    const sameName = symbols.filter((symbol) => symbol.name === member).map((symbol) => symbol.id)
    const near = sameName.length > 0 ? sameName.slice(0, 3) : [nearest(id, ids)]
    return near.filter((found) => found !== undefined)
  }

  function suggest(name: string, port: string | undefined): SymbolResolution {
    const inPort = symbols.filter((symbol) => port === undefined || symbol.port === port)
    const near =
      nearest(name, new Set(inPort.map((symbol) => symbol.name))) ??
      nearest(name, new Set(symbols.map((symbol) => symbol.name)))
    return { kind: 'missing', nearest: near === undefined ? [] : [near] }
  }
}

/** Each wish narrows the candidates, unless it would leave none. */
function choose(
  name: string,
  named: readonly SymbolRecord[],
  port: string | undefined,
): SymbolResolution | undefined {
  if (named.length === 0) return undefined
  const wishes: ((symbol: SymbolRecord) => boolean)[] = [
    (symbol) => symbol.name === name,
    (symbol) => symbol.port === port,
    (symbol) => symbol.exported,
  ]
  let left = named
  for (const wish of wishes) {
    const kept = left.filter(wish)
    if (kept.length > 0) left = kept
  }
  const [first] = left
  if (first === undefined) return undefined
  if (left.length === 1) return { kind: 'found', symbol: first }
  return { kind: 'ambiguous', candidates: left.map((symbol) => symbol.id) }
}
