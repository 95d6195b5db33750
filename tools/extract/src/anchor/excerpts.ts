import { lineNumber, type LineRange, offset, type TextRange } from '#schemas/position.ts'
import type { Problem } from '#schemas/problem.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { Declaration, SymbolRecord } from '#schemas/symbol.ts'
import type { IndexLookup } from '../index/book-index.ts'
import type { ExcerptNode } from '../load/book-nodes.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import type { ExcerptAnchor } from './anchored.ts'
import { dedentLines, linesOf } from './line-index.ts'
import { findLoose, loosen } from '#authored/loose-text.ts'

/** Lines an excerpt may have at most. */
export const MAX_EXCERPT_LINES = 25

/** What finding the lines of one excerpt needs. */
interface ExcerptRequest {
  node: ExcerptNode
  symbol: SymbolRecord
  file: SourceFile
  place: Place
}

/** The lines an excerpt of `symbol` shows, or why it cannot show them. */
export function resolveExcerpt(
  node: ExcerptNode,
  symbol: SymbolRecord,
  lookup: IndexLookup,
  place: Place,
): ExcerptAnchor | Problem {
  const [first] = symbol.declarations
  const file = first && lookup.findFile(first.file)
  if (!file) throw new RangeError(`No file of ${symbol.id} in the index`)
  const request = { node, symbol, file, place }
  const whole = findWhole(request)
  if ('code' in whole) return whole
  const part = narrow(whole, request)
  if ('code' in part) return part
  const lines = linesOf(file.text, part)
  const count = lines.end - lines.start + 1
  if (count > MAX_EXCERPT_LINES) {
    const args = { symbol: symbol.id, lines: count, limit: MAX_EXCERPT_LINES }
    return createProblem(problems.excerptLong, args, place)
  }
  const upstream = findUpstream(symbol, lookup)
  return {
    symbol: symbol.id,
    file: file.path,
    lines,
    code: dedentLines(file.text, lines),
    within: describeSurroundings(symbol, lines, lookup),
    ...(upstream ? { upstream } : {}),
  }
}

/** From the first declaration to the last; only comments may stand between them. */
function findWhole({ node, symbol, file, place }: ExcerptRequest): TextRange | Problem {
  const declarations = [...symbol.declarations].sort((a, b) => a.range.start - b.range.start)
  const [first] = declarations
  const last = declarations.at(-1)
  if (!first || !last) throw new RangeError(`${symbol.id} has no declaration`)
  const isScattered = declarations.some((declaration, index) => {
    const previous = declarations[index - 1]
    if (declaration.file !== file.path) return true
    return previous !== undefined && !isOnlyComments(textBetween(previous, declaration, file))
  })
  if (isScattered) return createProblem(problems.excerptSpread, { symbol: symbol.id }, place)
  if (!node.doc) return { start: first.range.start, end: last.range.end }
  if (first.doc === undefined)
    return createProblem(problems.docAbsent, { symbol: symbol.id }, place)
  return { start: first.doc.start, end: last.range.end }
}

function textBetween(previous: Declaration, next: Declaration, file: SourceFile): string {
  return file.text.slice(previous.range.end, next.doc?.start ?? next.range.start)
}

function isOnlyComments(text: string): boolean {
  return text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/gu, '').trim() === ''
}

function narrow(whole: TextRange, request: ExcerptRequest): TextRange | Problem {
  const from = findText('from', whole, request)
  if (from && 'code' in from) return from
  const to = findText('to', whole, request)
  if (to && 'code' in to) return to
  const start = from?.start ?? whole.start
  const end = to?.end ?? whole.end
  const { symbol, place } = request
  if (end <= start) return createProblem(problems.textOrder, { symbol: symbol.id }, place)
  return { start, end }
}

function findText(
  attribute: 'from' | 'to',
  whole: TextRange,
  { node, symbol, file, place }: ExcerptRequest,
): TextRange | Problem | undefined {
  const text = node[attribute]
  if (text === undefined) return undefined
  const found = findLoose(loosen(file.text.slice(whole.start, whole.end)), text)
  const args = { attribute, text, symbol: symbol.id, count: found.length }
  const [only] = found
  if (only === undefined) return createProblem(problems.textAbsent, args, place)
  if (found.length > 1) return createProblem(problems.textRepeated, args, place)
  return { start: offset(whole.start + only.start), end: offset(whole.start + only.end) }
}

/** A declaration whose own first line is not among the lines is part of the surroundings. */
function describeSurroundings(symbol: SymbolRecord, lines: LineRange, lookup: IndexLookup): string {
  const headers: string[] = []
  const begins = Math.min(...symbol.declarations.map((declaration) => declaration.lines.start))
  if (lines.start > lineNumber(begins)) headers.unshift(symbol.signatures[0] ?? symbol.name)
  let parent = symbol.parent
  while (parent !== undefined) {
    const record = lookup.findSymbol(parent)
    if (!record) break
    headers.unshift(record.signatures[0] ?? record.name)
    parent = record.parent
  }
  return headers.join(' › ')
}

function findUpstream(symbol: SymbolRecord, lookup: IndexLookup): ExcerptAnchor['upstream'] {
  const mapping = lookup.findPort(symbol.port)?.mappings.find(({ to }) => to === symbol.id)
  if (!mapping) return undefined
  const { name, permalink, status } = mapping
  return { name, permalink, status }
}
