import type { NotedCode } from '#schemas/noted-code.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import type { IndexLookup } from '../index/book-index.ts'
import type { NoteSource } from '../load/note-source.ts'
import { dedentLines, linesOf } from './line-index.ts'

/** A declaration as it was when a note was written on it. */
export type NotedDeclaration = NotedCode['declarations'][number]

/** The part of a note that says what it was written on. */
type NotedTarget = Pick<NoteSource['front'], 'target' | 'code'>

/**
 * The declarations the notes were written on: those known from earlier, and those the code still has. What no note
 * names any more is dropped.
 */
export function collectNotedCode(
  notes: readonly { front: NotedTarget }[],
  known: readonly NotedDeclaration[],
  lookup: IndexLookup,
): NotedCode {
  const kept = new Map<string, NotedDeclaration>()
  for (const { front } of notes) {
    const key = keyOf(front.target, front.code)
    if (kept.has(key)) continue
    // What was seen first is what the author saw: a comment may have changed since, and no hash tells.
    const entry = known.find((one) => keyOf(one.symbol, one.code) === key) ?? fresh(front, lookup)
    if (entry) kept.set(key, entry)
  }
  const declarations = [...kept].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
  return { schemaVersion: SCHEMA_VERSION, declarations }
}

/** The code a note was written on; `undefined` when nobody kept it. */
export function findNotedCode(
  { target, code }: NotedTarget,
  { declarations }: NotedCode,
): string | undefined {
  return declarations.find((one) => one.symbol === target && one.code === code)?.text
}

function keyOf(symbol: string, code: string): string {
  return `${symbol} ${code}`
}

function fresh({ target, code }: NotedTarget, lookup: IndexLookup): NotedDeclaration | undefined {
  const symbol = lookup.findSymbol(target)
  if (symbol?.code !== code) return undefined
  return { symbol: target, code, text: textOf(symbol, lookup) }
}

/** Whole lines, doc comments included, since notes may be on these too. */
function textOf({ declarations }: SymbolRecord, lookup: IndexLookup): string {
  return declarations
    .map(({ file, range, doc }) => {
      const text = lookup.findFile(file)?.text ?? ''
      return dedentLines(text, linesOf(text, { start: doc?.start ?? range.start, end: range.end }))
    })
    .join('\n\n')
}
