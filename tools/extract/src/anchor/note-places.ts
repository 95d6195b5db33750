import type { NoteFrontMatter } from '#schemas/annotation.ts'
import type { BookPath } from '#schemas/ids.ts'
import { offset, type TextRange } from '#schemas/position.ts'
import type { Declaration, SymbolRecord } from '#schemas/symbol.ts'
import { findLoose, loosen } from '#authored/loose-text.ts'
import { wholeOf } from '#authored/note-move.ts'
import { ownName } from '#authored/own-name.ts'
import type { IndexLookup } from '../index/book-index.ts'
import type { NoteAnchor } from './anchored.ts'
import { linesOf } from './line-index.ts'

/** The part of a note that says where in its declaration it stands. */
export type NoteQuote = Pick<NoteFrontMatter, 'quote' | 'prefix' | 'suffix'>

/**
 * Every place of the quote in the declarations of `symbol`, doc comments included.
 *
 * @param formerName - own name that `symbol` had when the quote was taken; now it may be called otherwise
 */
export function findQuote(
  { quote, prefix, suffix }: NoteQuote,
  symbol: SymbolRecord,
  lookup: IndexLookup,
  formerName = ownName(symbol.id),
): NoteAnchor[] {
  const places = symbol.declarations.flatMap((declaration) => {
    const text = lookup.findFile(declaration.file)?.text ?? ''
    const former = asBefore(declaration, symbol, formerName, lookup)
    return findLoose(loosen(former.text), quote, { prefix, suffix }).map(({ start, end }) => {
      const range = { start: offset(former.origin(start)), end: offset(former.origin(end)) }
      return placeOf(symbol, declaration.file, text, range)
    })
  })
  return places.filter((place, at) => places.findIndex((other) => isSamePlace(place, other)) === at)
}

/**
 * Whether the quote, found in code that changed, may mean something else there: it is the end of a longer name now,
 * `Semaphore` of `Effect.Semaphore`; or it goes from the end of one block on to what follows, and that block may be
 * another one.
 */
export function mayMeanOther({ quote, prefix }: NoteQuote, text: string, at: TextRange): boolean {
  const before = text.slice(0, at.start).trimEnd()
  const isNameEnd = prefix === undefined && /^[\p{L}_$#]/u.test(quote) && /[^.]\.$/u.test(before)
  return isNameEnd || leavesBlock(quote)
}

function leavesBlock(quote: string): boolean {
  let depth = 0
  for (let at = 0; at < quote.length; at += 1) {
    if (quote[at] === '{') depth += 1
    if (quote[at] !== '}') continue
    depth -= 1
    if (depth < 0)
      return /[\p{L}\d]/u.test(quote.slice(0, at)) && /[\p{L}\d]/u.test(quote.slice(at))
  }
  return false
}

/** A declaration as it read under its former name, and where its characters are in the file now. */
interface FormerText {
  text: string
  origin: (at: number) => number
}

/**
 * Names that mean something else are left alone, however they are spelled: only what the code hash masks is put back,
 * so that the result is the very code the hash was taken of.
 */
function asBefore(
  { file, range, doc }: Declaration,
  symbol: SymbolRecord,
  formerName: string,
  lookup: IndexLookup,
): FormerText {
  const source = lookup.findFile(file)
  const start = doc?.start ?? range.start
  const whole = source?.text ?? ''
  const name = ownName(symbol.id)
  if (name === formerName)
    return { text: whole.slice(start, range.end), origin: (at) => start + at }
  const own = (source?.occurrences ?? []).filter(
    ({ range: at, target }) =>
      target.kind === 'symbol' &&
      target.id === wholeOf(symbol.id) &&
      at.start >= range.start &&
      at.end <= range.end &&
      whole.slice(at.start, at.end) === name,
  )
  let text = ''
  let at = start
  // Where a piece that was not renamed begins: in the former text and in the file.
  const pieces = [{ former: 0, now: start }]
  for (const { range: occurrence } of own) {
    text += whole.slice(at, occurrence.start) + formerName
    at = occurrence.end
    pieces.push({ former: text.length, now: at })
  }
  text += whole.slice(at, range.end)
  return { text, origin: (index) => originIn(pieces, index) }
}

/** Quotes never cut words, so an offset inside a name does not occur; at its begin and end both pieces agree. */
function originIn(pieces: readonly { former: number; now: number }[], index: number): number {
  const piece = pieces.findLast(({ former }) => former <= index)
  return (piece?.now ?? 0) + index - (piece?.former ?? 0)
}

function placeOf(symbol: SymbolRecord, file: BookPath, text: string, range: TextRange): NoteAnchor {
  return { symbol: symbol.id, file, range, lines: linesOf(text, range) }
}

function isSamePlace(a: NoteAnchor, b: NoteAnchor): boolean {
  return a.file === b.file && a.range.start === b.range.start && a.range.end === b.range.end
}
