import type { BookPath } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { findLineStarts } from '../../../extract/src/anchor/line-index.ts'
import type { IndexLookup } from '../../../extract/src/index/book-index.ts'

/** One declaration of a symbol as text, its doc comment included. */
export interface DeclarationText {
  file: BookPath
  /** Offset of its first character in the file. */
  start: number
  /** Behind its last character. */
  end: number
  text: string
}

/** The declarations of a symbol, in the order of the index. */
export function readDeclarations(symbol: SymbolRecord, lookup: IndexLookup): DeclarationText[] {
  return symbol.declarations.map(({ file, range, doc }) => {
    const start = doc?.start ?? range.start
    const text = (lookup.findFile(file)?.text ?? '').slice(start, range.end)
    return { file, start, end: range.end, text }
  })
}

/** A line of a file, as people count them. */
export interface NumberedLine {
  file: BookPath
  /** 1-based. */
  line: number
  text: string
}

/** The whole lines of a symbol's declarations. */
export function numberLines(symbol: SymbolRecord, lookup: IndexLookup): NumberedLine[] {
  return readDeclarations(symbol, lookup).flatMap(({ file, start, end }) => {
    const whole = lookup.findFile(file)?.text ?? ''
    const first = whole.slice(0, start).split('\n').length
    const last = whole.slice(0, end).split('\n').length
    const lines = whole.split('\n').slice(first - 1, last)
    return lines.map((text, index) => ({ file, line: first + index, text }))
  })
}

/** Offsets of whole lines, 1-based and both included; `undefined` when the text has no such lines. */
export function rangeOfLines(
  text: string,
  from: number,
  to: number,
): { start: number; end: number } | undefined {
  const starts = findLineStarts(text)
  const start = starts[from - 1]
  if (start === undefined || to < from || to > starts.length) return undefined
  return { start, end: starts[to] ?? text.length }
}
