import { findLoose, loosen } from '#authored/loose-text.ts'
import { findNoteTarget } from '#authored/note-target.ts'
import { type QuoteSelector, selectQuote } from '#authored/select-quote.ts'
import type { AnnotateFile } from '#schemas/annotate-file.ts'
import { type TextRange, offset } from '#schemas/position.ts'
import { linesOf } from './picked-lines.ts'

type FileSymbol = AnnotateFile['symbols'][number]

/** What a note is about: front matter, and where that is. */
export interface NoteTarget {
  kind: 'target'
  symbol: FileSymbol
  selector: QuoteSelector
  lines: { start: number; end: number }
}

/** Why no note can stand there. */
export type TargetRefusal =
  /** The page is older than the file. */
  | { kind: 'outdated' }
  | { kind: 'blank' }
  /** Imports, and what goes across declarations. */
  | { kind: 'noTarget' }
  | { kind: 'tooLong'; length: number; limit: number }
  | { kind: 'repeated'; times: number }

/** The target of a note on a range of a file, with a quote that is found there and nowhere else. */
export function findTarget(file: AnnotateFile, picked: TextRange): NoteTarget | TargetRefusal {
  const range = trim(file.text, picked)
  if (range.start >= range.end) return { kind: 'blank' }
  const symbols = file.symbols.map((symbol) => ({
    symbol,
    declarations: symbol.declarations.map((one) => ({ file: file.path, range: one })),
  }))
  const symbol = findNoteTarget(symbols, file.path, range)?.symbol
  if (!symbol) return { kind: 'noTarget' }
  const declaration = symbol.declarations.findIndex(
    ({ start, end }) => start <= range.start && range.end <= end,
  )
  const start = symbol.declarations[declaration]?.start ?? 0
  const place = { declaration, start: range.start - start, end: range.end - start }
  const selection = selectQuote(textsOf(file, symbol), place)
  switch (selection.kind) {
    case 'blank':
      return { kind: 'blank' }
    case 'too-long':
      return { kind: 'tooLong', length: selection.length, limit: selection.limit }
    case 'repeated':
      return { kind: 'repeated', times: selection.times }
    case 'selected': {
      const { selector } = selection
      return { kind: 'target', symbol, selector, lines: linesOf(file.text, range) }
    }
  }
}

/** Where a quote stands in the symbol it was taken from; `undefined` unless that is exactly one place of the file. */
export function findQuote(
  file: AnnotateFile,
  target: string,
  { quote, prefix, suffix }: QuoteSelector,
): TextRange | undefined {
  const symbol = file.symbols.find(({ id }) => id === target)
  if (!symbol) return undefined
  const found = textsOf(file, symbol).flatMap((text, index) =>
    findLoose(loosen(text), quote, { prefix, suffix }).map((match) => ({ index, ...match })),
  )
  const [only, ...others] = found
  const declaration = only && symbol.declarations[only.index]
  if (!declaration || others.length > 0) return undefined
  const at = (place: number): TextRange['start'] => offset(declaration.start + place)
  return { start: at(only.start), end: at(only.end) }
}

/** Each declaration of a symbol, those in this file first. */
function textsOf({ text }: AnnotateFile, { declarations, elsewhere = [] }: FileSymbol): string[] {
  return [...declarations.map(({ start, end }) => text.slice(start, end)), ...elsewhere]
}

function trim(text: string, { start, end }: TextRange): TextRange {
  const raw = text.slice(start, end)
  const lead = raw.length - raw.trimStart().length
  const rest = raw.trim().length
  return { start: offset(start + lead), end: offset(start + lead + rest) }
}
