import { foldText } from './fold-text.ts'
import { abbreviates, lastMember } from './name-words.ts'
import type { PaletteEntry } from './search-api.ts'
import type { SearchDirectory, SymbolRow } from './search-files.ts'

/** A symbol and how far it is from what was asked for: smaller is better. */
export interface SymbolMatch {
  symbol: number
  cost: number
}

/** A cost from here on says that only upstream calls the symbol so. */
export const UPSTREAM = 100

// add, Queue.add, #dirty, workqueue/queue#Queue.add, Queue.add()
const RE_NAME = /^[\p{L}\p{N}_$#./[\]-]+$/u

/** What of a query may be a name; `undefined` when it cannot be one. */
export function readName(query: string): string | undefined {
  const name = query.replace(/\(\)$/u, '')
  return RE_NAME.test(name) ? name : undefined
}

/** Symbols whose name is exactly what was typed, here or upstream; case decides between equals. */
export function findIdentifiers(symbols: readonly SymbolRow[], typed: string): SymbolMatch[] {
  const name = readName(typed)
  if (name === undefined) return []
  return symbols
    .flatMap((row, symbol): SymbolMatch[] => {
      const cost = identifierCost(row, name)
      return cost === undefined ? [] : [{ symbol, cost: cost + weight(row) }]
    })
    .sort((a, b) => a.cost - b.cost || a.symbol - b.symbol)
}

function identifierCost({ id, name, upstream }: SymbolRow, typed: string): number | undefined {
  const own: [string, number][] = [
    [id, 0],
    [name, 0],
    [name.slice(name.lastIndexOf('.') + 1), 10],
    [lastMember(name), 10],
  ]
  const theirs = upstream.flatMap((one): [string, number][] => [
    [one, UPSTREAM],
    [lastMember(one), UPSTREAM + 10],
  ])
  const folded = foldText(typed)
  const costs = [...own, ...theirs]
    .filter(([spelling]) => foldText(spelling) === folded)
    .map(([spelling, cost]) => cost + (spelling === typed ? 0 : 5))
  return costs.length === 0 ? undefined : Math.min(...costs)
}

/** Types before functions before members, and what is exported before what is not. */
function weight({ kind, exported, name }: SymbolRow): number {
  const members = name.split('.').length - 1
  const isType = kind === 'class' || kind === 'interface'
  return members * 2 + (exported ? 0 : 1.5) + (isType ? 0 : 0.5)
}

/** Symbols whose names the letters abbreviate. */
export function findAbbreviated(symbols: readonly SymbolRow[], typed: string): SymbolMatch[] {
  const letters = foldText(typed).replaceAll(/[^\p{L}\p{N}]/gu, '')
  if (readName(typed) === undefined || letters.length < 2) return []
  return symbols
    .flatMap((row, symbol): SymbolMatch[] => {
      const cost = abbreviates(letters, row.name)
      return cost === undefined ? [] : [{ symbol, cost: cost * 2 + weight(row) }]
    })
    .sort((a, b) => a.cost - b.cost || a.symbol - b.symbol)
}

/** The entries of the palette for what was typed, best first; all in the order of names for nothing. */
export function findPaletteEntries(
  { symbols, ports }: SearchDirectory,
  text: string,
  base: string,
): PaletteEntry[] {
  const typed = text.trim().replaceAll(/\s+/gu, '')
  const costs = paletteCosts(symbols, typed)
  return symbols
    .map((row, number) => ({ row, cost: costs[number] }))
    .filter((one): one is { row: SymbolRow; cost: number } => one.cost !== undefined)
    .sort((a, b) => a.cost - b.cost || compare(a.row.name.toLowerCase(), b.row.name.toLowerCase()))
    .map(({ row }) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      port: ports[row.port] ?? '',
      module: row.module,
      exported: row.exported,
      url: base + row.path,
    }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What each symbol costs. Letters from the midst of words count only where nothing else does. */
function paletteCosts(symbols: readonly SymbolRow[], typed: string): (number | undefined)[] {
  if (typed === '') return symbols.map(() => 0)
  const costs = symbols.map((row) => paletteCost(row, typed))
  if (costs.some((cost) => cost !== undefined)) return costs
  return symbols.map((row) => {
    const scattered = scatter(foldText(row.name), foldText(typed))
    return scattered === undefined ? undefined : scattered + weight(row)
  })
}

function paletteCost(row: SymbolRow, typed: string): number | undefined {
  const exact = identifierCost(row, typed)
  if (exact !== undefined) return exact + weight(row)
  const folded = foldText(typed)
  const name = foldText(row.name)
  if (foldText(lastMember(row.name)).startsWith(folded))
    return 100 + row.name.length / 10 + weight(row)
  if (name.startsWith(folded)) return 150 + row.name.length / 10 + weight(row)
  const letters = folded.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const short = abbreviates(letters, row.name)
  if (short !== undefined) return 200 + short * 2 + weight(row)
  if (name.includes(folded)) return 300 + row.name.length / 10 + weight(row)
  const skipping = abbreviates(letters, row.name, true)
  return skipping === undefined ? undefined : 400 + skipping * 2 + weight(row)
}

/** How many letters stand between the letters of the query, where all of them stand in a name in order. */
function scatter(name: string, letters: string): number | undefined {
  let at = -1
  let first = -1
  for (const letter of letters) {
    at = name.indexOf(letter, at + 1)
    if (at < 0) return undefined
    if (first < 0) first = at
  }
  return at - first + 1 - letters.length
}
