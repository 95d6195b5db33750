import { findLoose, loosen, type Surroundings } from '#authored/loose-text.ts'
import { findAlike, findNoteTarget } from '#authored/note-target.ts'
import { type QuoteSelector, selectQuote } from '#authored/select-quote.ts'
import { offset, type TextRange } from '#schemas/position.ts'
import type { ContentHash, SymbolId } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { linesOf } from '../../../extract/src/anchor/line-index.ts'
import { Refusal } from '../refusal.ts'
import { describeLines } from '../report/render-text.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { readDeclarations, rangeOfLines } from './symbol-text.ts'

/** Which piece of a symbol's code is meant. */
export interface PlaceRequest extends Surroundings {
  /** Lines of the file, 1-based, both included. */
  lines?: { from: number; to: number } | undefined
  /** Text that is there once, white space compared loosely; within the lines when both are given. */
  quote?: string | undefined
}

/** Everything a note records about where it stands. */
export interface NotePlace extends QuoteSelector {
  target: SymbolId
  code: ContentHash
  /** Empty: no other symbol has this code. */
  alike: SymbolId[]
}

/** A piece of a file. */
export interface FilePiece {
  file: string
  range: TextRange
}

/** Finds the piece of `symbol`'s code that is meant. @throws Refusal when it is not there, or several times */
export function findPiece(
  symbol: SymbolRecord,
  request: PlaceRequest,
  { resolver }: Workspace,
): FilePiece {
  const { lines, quote, prefix, suffix } = request
  const { lookup } = resolver
  const declarations = readDeclarations(symbol, lookup)
  const found = declarations.flatMap(({ file, start, end }): FilePiece[] => {
    const text = lookup.findFile(file)?.text ?? ''
    const within = lines ? rangeOfLines(text, lines.from, lines.to) : { start, end }
    if (!within || within.end <= start || within.start >= end) return []
    const from = Math.max(start, within.start)
    const to = Math.min(end, within.end)
    // Lines are whole, so the first and the last may hold more than the declaration, but no line more.
    const around = text.slice(within.start, from) + text.slice(to, within.end).replace(/\n$/u, '')
    if (around.includes('\n')) return []
    if (quote === undefined) return [{ file, range: { start: offset(from), end: offset(to) } }]
    return findLoose(loosen(text.slice(from, to)), quote, { prefix, suffix }).map((match) => ({
      file,
      range: { start: offset(from + match.start), end: offset(from + match.end) },
    }))
  })
  const [only, ...more] = found
  if (!only) throw new Refusal(describeMissing(symbol, request), describePlaces(symbol))
  if (more.length > 0) {
    const places = found.map(({ file, range }) => {
      const { start } = linesOf(lookup.findFile(file)?.text ?? '', range)
      return `${file}:${start}`
    })
    throw new Refusal(
      `That is in \`${symbol.id}\` ${found.length} times: ${places.join(', ')}`,
      'Say which one with --lines, or give a longer --quote.',
    )
  }
  return only
}

function describeMissing({ id }: SymbolRecord, { lines, quote }: PlaceRequest): string {
  const where = lines && describeLines({ start: lines.from, end: lines.to })
  if (quote === undefined) return `\`${id}\` does not have line ${where ?? ''}`
  return `The quote is not in ${where === undefined ? '' : `line ${where} of `}\`${id}\``
}

function describePlaces({ declarations }: SymbolRecord): string {
  const places = declarations.map(({ file, lines }) => `${file}:${lines.start}-${lines.end}`)
  return `Its code is at ${places.join(' and ')}; lines are those of the file.`
}

/**
 * What a note on a piece of code records: the innermost declaration around it, and a quote that is there once.
 *
 * @throws Refusal when no declaration is around it, or nothing tells it from another piece
 */
export function recordPlace({ file, range }: FilePiece, { index, resolver }: Workspace): NotePlace {
  const { lookup } = resolver
  const symbols = index.ports.flatMap((port) => port.symbols)
  const symbol = findNoteTarget(symbols, file, trimRange(lookup.findFile(file)?.text ?? '', range))
  if (!symbol)
    throw new Refusal(
      'No single declaration holds these lines',
      'Choose lines inside one declaration: not imports, and not across two.',
    )
  return placeIn(symbol, { file, range }, { index, resolver })
}

/** The same for a piece of a given symbol's code. */
export function placeIn(
  symbol: SymbolRecord,
  { file, range }: FilePiece,
  { index, resolver }: Pick<Workspace, 'index' | 'resolver'>,
): NotePlace {
  const declarations = readDeclarations(symbol, resolver.lookup)
  const at = declarations.findIndex(
    (one) => one.file === file && one.start < range.end && range.start < one.end,
  )
  const base = declarations[at]?.start ?? 0
  const selection = selectQuote(
    declarations.map(({ text }) => text),
    { declaration: at, start: Math.max(0, range.start - base), end: range.end - base },
  )
  switch (selection.kind) {
    case 'selected': {
      const port = index.ports.find((record) => record.port === symbol.port)
      const alike = findAlike(symbol, port?.symbols ?? [])
      return { target: symbol.id, code: symbol.code, alike, ...selection.selector }
    }
    case 'blank':
      throw new Refusal('There is nothing on these lines', 'Choose lines that hold code.')
    case 'too-long':
      throw new Refusal(
        `The quote has ${selection.length} characters, the limit is ${selection.limit}`,
        'Choose fewer lines: the ones the note is really about.',
      )
    case 'repeated':
      throw new Refusal(
        `The same text is in \`${symbol.id}\` ${selection.times} times, and so is what stands around it`,
        'Choose a line or two more, up to where they differ.',
      )
  }
}

/** The range without white space at its ends: whole lines begin with the indentation of what is around. */
function trimRange(text: string, { start, end }: TextRange): TextRange {
  const piece = text.slice(start, end)
  const from = start + (piece.length - piece.trimStart().length)
  return { start: offset(from), end: offset(Math.max(from, start + piece.trimEnd().length)) }
}
