import { findAlike, findNoteTarget } from '#authored/note-target.ts'
import { selectQuote } from '#authored/select-quote.ts'
import { offset, type TextRange } from '#schemas/position.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { NoteSelector } from '../../extract/src/anchor/note-anchor.ts'
import type { IndexedCode } from './anchor-code.ts'
import type { Random } from './anchor-random.ts'

/** A note as its author would have made it on the old code. */
export interface PlantedNote {
  readonly selector: NoteSelector
  readonly symbol: SymbolRecord
  readonly file: string
  /** Of the quote, without white space at its ends. */
  readonly range: TextRange
}

/** Looks up the symbols of a file once. */
export type SymbolsOf = (file: string) => readonly SymbolRecord[]

/** Groups the symbols by the files they are declared in. */
export function groupSymbols({ symbols }: IndexedCode): SymbolsOf {
  const byFile = new Map<string, SymbolRecord[]>()
  for (const symbol of symbols)
    for (const file of new Set(symbol.declarations.map((one) => one.file))) {
      const known = byFile.get(file)
      if (known === undefined) byFile.set(file, [symbol])
      else known.push(symbol)
    }
  return (file) => byFile.get(file) ?? []
}

/** Notes on random lines, or words, between `start` and `end` of a file; fewer than `count` where there is little. */
export function plantNotes(
  code: IndexedCode,
  symbolsOf: SymbolsOf,
  { file, start, end }: { file: string; start: number; end: number },
  { count, random }: { count: number; random: Random },
): PlantedNote[] {
  const text = code.files.get(file) ?? ''
  const notes: PlantedNote[] = []
  for (let attempt = 0; attempt < count * 3 && notes.length < count; attempt += 1) {
    const range = pickRange(text, { start, end }, random)
    const note = plantNote(code, symbolsOf, file, range)
    if (note !== undefined) notes.push(note)
  }
  return notes
}

function pickRange(
  text: string,
  { start, end }: { start: number; end: number },
  random: Random,
): TextRange {
  const at = start + random.below(Math.max(1, end - start))
  if (random.below(4) === 0) {
    const length = 3 + random.below(40)
    return { start: offset(at), end: offset(Math.min(end, at + length)) }
  }
  const from = Math.max(start, text.lastIndexOf('\n', at) + 1)
  let to = at
  for (let lines = 1 + random.below(3); lines > 0; lines -= 1) {
    const next = text.indexOf('\n', to + 1)
    to = next < 0 ? end : Math.min(end, next)
  }
  return { start: offset(from), end: offset(Math.max(from, to)) }
}

/** The note on this very range; `undefined` where nobody can put one. */
export function plantNote(
  code: IndexedCode,
  symbolsOf: SymbolsOf,
  file: string,
  wanted: TextRange,
): PlantedNote | undefined {
  const text = code.files.get(file) ?? ''
  const range = trim(text, wanted)
  const symbol = findNoteTarget(symbolsOf(file), file, range)
  if (symbol === undefined) return undefined
  const pieces = symbol.declarations.map((one) => {
    const start = one.doc?.start ?? one.range.start
    const whole = code.files.get(one.file) ?? ''
    return { file: one.file, start, end: one.range.end, text: whole.slice(start, one.range.end) }
  })
  const at = pieces.findIndex(
    (one) => one.file === file && one.start <= range.start && range.end <= one.end,
  )
  const piece = pieces[at]
  if (piece === undefined) return undefined
  const selection = selectQuote(
    pieces.map((one) => one.text),
    { declaration: at, start: range.start - piece.start, end: range.end - piece.start },
  )
  if (selection.kind !== 'selected') return undefined
  const alike = findAlike(symbol, code.symbols)
  return {
    selector: {
      target: symbol.id,
      code: symbol.code,
      ...(alike.length > 0 ? { alike } : {}),
      ...selection.selector,
    },
    symbol,
    file,
    range,
  }
}

const RE_WORD = /[\p{L}\p{N}\p{M}_$\uD800-\uDFFF]/u

/** What selecting a quote does with a range: no white space at the ends, and whole words. */
export function trim(text: string, { start, end }: TextRange): TextRange {
  let from: number = start
  let to: number = end
  while (from < to && /\s/u.test(text.charAt(from))) from += 1
  while (to > from && /\s/u.test(text.charAt(to - 1))) to -= 1
  const isCut = (at: number): boolean =>
    RE_WORD.test(text.charAt(at - 1)) && RE_WORD.test(text.charAt(at))
  while (from > 0 && from < to && isCut(from)) from -= 1
  while (to < text.length && to > from && isCut(to)) to += 1
  return { start: offset(from), end: offset(to) }
}
