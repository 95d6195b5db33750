import type { SymbolId } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { isOverload, memberPath } from '#authored/note-move.ts'
import { ownName } from '#authored/own-name.ts'
import type { BookIndex, IndexLookup } from '../index/book-index.ts'
import { nearest } from '../nearest.ts'
import { findQuote, type NoteQuote } from './note-places.ts'
import { withCode, type NoteTarget } from './note-moves.ts'

const MOST = 5

/**
 * Symbols a note may belong to now, most likely first: `first`, then those with its code, those of the same name, those
 * that hold the quote once; failing all, the one
 * spelled most alike. Guesses for people, never acted upon.
 */
export function rankCandidates(
  note: NoteTarget & NoteQuote,
  first: readonly SymbolRecord[],
  index: BookIndex,
  lookup: IndexLookup,
): SymbolId[] {
  const { target } = note
  const port = target.slice(0, target.indexOf('/'))
  const all = index.ports.find((record) => record.port === port)?.symbols ?? []
  const symbols = all.filter(({ kind, id }) => kind !== 'type-parameter' && id !== target)
  const same = withCode(note, index).filter(({ id }) => id !== target)
  const likely = [
    ...first,
    ...byLikeness(target, same),
    ...symbols.filter(({ id }) => memberPath(id) === memberPath(target)),
    ...byLikeness(target, innermost(holding(note, symbols, lookup))),
  ]
  const near = likely.length > 0 ? undefined : nearest(target, new Set(symbols.map(({ id }) => id)))
  likely.push(...symbols.filter(({ id }) => id === near))
  return [...new Set(likely.map(({ id }) => id))].slice(0, Math.max(MOST, first.length))
}

function holding(
  { quote }: NoteQuote,
  symbols: readonly SymbolRecord[],
  lookup: IndexLookup,
): SymbolRecord[] {
  // Most declarations lack this line, which is quickly seen.
  const lines = quote.split('\n').map((line) => line.trim())
  const line = lines.reduce((longest, one) => (one.length > longest.length ? one : longest), '')
  const places = new Map<string, number[]>()
  const placesIn = (file: string): number[] => {
    const known = places.get(file) ?? allIndexesOf(lookup.findFile(file)?.text ?? '', line)
    places.set(file, known)
    return known
  }
  return symbols.filter((symbol) => {
    const isNear = symbol.declarations.some(({ file, range, doc }) =>
      placesIn(file).some((at) => at >= (doc?.start ?? range.start) && at < range.end),
    )
    return isNear && !isOverload(symbol.id) && findQuote({ quote }, symbol, lookup).length === 1
  })
}

function allIndexesOf(text: string, wanted: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found.push(at)
  return found
}

/** What holds the quote in a member need not be named itself. */
function innermost(symbols: readonly SymbolRecord[]): SymbolRecord[] {
  const around = new Set(symbols.map(({ parent }) => parent))
  return symbols.filter(({ id }) => !around.has(id))
}

/** The same name first, then the same file. */
function byLikeness(target: SymbolId, symbols: readonly SymbolRecord[]): SymbolRecord[] {
  const module = target.slice(0, target.indexOf('#') + 1)
  const score = ({ id }: SymbolRecord): number =>
    (ownName(id) === ownName(target) ? 2 : 0) + (id.startsWith(module) ? 1 : 0)
  return [...symbols].sort((a, b) => score(b) - score(a) || (a.id < b.id ? -1 : 1))
}
