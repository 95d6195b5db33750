import type { NoteFrontMatter } from '#schemas/annotation.ts'
import { offset, type TextRange } from '#schemas/position.ts'
import type { BookPath, SymbolId } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { codeHash } from '../code-hash.ts'
import type { BookIndex, IndexLookup } from '../index/book-index.ts'
import { nearest } from '../nearest.ts'
import type { NoteAnchor } from './anchored.ts'
import { linesOf } from './line-index.ts'
import { findLoose, loosen } from '#authored/loose-text.ts'

/** Where a note belongs now. Only the first three show it; the others withhold it and say why. */
export type NoteResolution =
  | { state: 'anchored'; anchor: NoteAnchor; symbol: SymbolRecord }
  | { state: 'changed'; anchor: NoteAnchor; symbol: SymbolRecord }
  | { state: 'moved'; anchor: NoteAnchor; symbol: SymbolRecord }
  | { state: 'orphaned' | 'ambiguous'; reason: string; candidates: SymbolId[] }

/** The part of a note that says where it belongs. */
export type NoteSelector = Pick<NoteFrontMatter, 'target' | 'quote' | 'prefix' | 'suffix' | 'code'>

/**
 * Finds the code a note was written on. Whatever leaves a doubt withholds the note: a note on code its author
 * did not mean is worse than none.
 */
export function resolveNote(
  selector: NoteSelector,
  index: BookIndex,
  lookup: IndexLookup,
): NoteResolution {
  const symbol = lookup.findSymbol(selector.target)
  if (!symbol) return resolveMoved(selector, index, lookup)
  const places = findQuote(selector, symbol, lookup)
  const [only] = places
  const name = `\`${symbol.id}\``
  if (!only) return { state: 'orphaned', reason: `the quote is not in ${name}`, candidates: [] }
  if (places.length > 1)
    return {
      state: 'ambiguous',
      reason: `the quote is in ${name} ${places.length} times`,
      candidates: [symbol.id],
    }
  const state = symbol.code === selector.code ? 'anchored' : 'changed'
  return { state, anchor: only, symbol }
}

/** Declarations shorter than this, white space not counted, are alike by chance. */
const MIN_DISTINCT = 60

function resolveMoved(
  selector: NoteSelector,
  index: BookIndex,
  lookup: IndexLookup,
): NoteResolution {
  const { target } = selector
  const port = target.slice(0, target.indexOf('/'))
  const symbols = index.ports.find((record) => record.port === port)?.symbols ?? []
  const candidates = symbols.filter((symbol) => isSameCode(symbol, selector, lookup))
  const [found] = candidates
  if (!found) {
    const near = nearest(
      target,
      symbols.map(({ id }) => id),
    )
    const hint = near === undefined ? '' : `; nearest: \`${near}\``
    const candidates = symbols.filter(({ id }) => id === near).map(({ id }) => id)
    return { state: 'orphaned', reason: `\`${target}\` does not exist${hint}`, candidates }
  }
  if (candidates.length > 1) {
    const names = candidates.map(({ id }) => `\`${id}\``).join(' and ')
    return {
      state: 'ambiguous',
      reason: `\`${target}\` does not exist; ${names} have its code`,
      candidates: candidates.map(({ id }) => id),
    }
  }
  const renamed = renameIn(selector, lastName(memberPath(target)), lastName(found.name))
  const places = findQuote(selector, found, lookup)
  const [only, ...more] = places.length > 0 ? places : findQuote(renamed, found, lookup)
  if (!only || more.length > 0)
    return {
      state: 'orphaned',
      reason: `\`${target}\` moved to \`${found.id}\` without the quote`,
      candidates: [found.id],
    }
  return { state: 'moved', anchor: only, symbol: found }
}

/** The same tokens, the own name apart; and either the same full name, or more code than chance would repeat. */
function isSameCode(
  symbol: SymbolRecord,
  { target, code }: NoteSelector,
  lookup: IndexLookup,
): boolean {
  const oldPath = memberPath(target)
  if (codeHash(symbol.shape, lastName(oldPath)) !== code) return false
  if (memberPath(symbol.id) === oldPath) return true
  const length = symbol.declarations
    .map(({ file, range }) => lookup.findFile(file)?.text.slice(range.start, range.end) ?? '')
    .join('')
    .replaceAll(/\s/gu, '').length
  return length >= MIN_DISTINCT
}

function memberPath(id: string): string {
  return id.slice(id.indexOf('#') + 1)
}

// Dough.fold → fold, Dough.#age → #age, Dough.[Symbol.iterator] → [Symbol.iterator], Dough.fold(2) → fold
function lastName(path: string): string {
  return /(?:\[[^\]]*\]|[^.()[\]]+)(?=(?:\(\d+\))?$)/u.exec(path)?.[0] ?? path
}

function renameIn(selector: NoteSelector, from: string, to: string): NoteSelector {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_$#])${escaped}(?![\\p{L}\\p{N}_$])`, 'gu')
  const rename = (text: string): string => text.replaceAll(pattern, () => to)
  const { quote, prefix, suffix } = selector
  return {
    ...selector,
    quote: rename(quote),
    prefix: prefix === undefined ? undefined : rename(prefix),
    suffix: suffix === undefined ? undefined : rename(suffix),
  }
}

/** Every place of the quote in the declarations of `symbol`, doc comments included. */
function findQuote(
  { quote, prefix, suffix }: NoteSelector,
  symbol: SymbolRecord,
  lookup: IndexLookup,
): NoteAnchor[] {
  const places = symbol.declarations.flatMap(({ file, range, doc }) => {
    const text = lookup.findFile(file)?.text ?? ''
    const start = doc?.start ?? range.start
    const haystack = loosen(text.slice(start, range.end))
    return findLoose(haystack, quote, { prefix, suffix }).map((match) => {
      const found = { start: offset(start + match.start), end: offset(start + match.end) }
      return placeOf(symbol, file, text, found)
    })
  })
  return places.filter((place, at) => places.findIndex((other) => isSamePlace(place, other)) === at)
}

function placeOf(symbol: SymbolRecord, file: BookPath, text: string, range: TextRange): NoteAnchor {
  return { symbol: symbol.id, file, range, lines: linesOf(text, range) }
}

function isSamePlace(a: NoteAnchor, b: NoteAnchor): boolean {
  return a.file === b.file && a.range.start === b.range.start && a.range.end === b.range.end
}
