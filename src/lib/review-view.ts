import type { NoteRecord } from '#schemas/annotation.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { type ComparedRow, compareCode, showCode } from './code-comparison.ts'
import { declarationText } from './declaration-text.ts'
import { diffLines } from './line-diff.ts'
import type { RenderedNote } from './rendered-note.ts'

/** Why a note needs somebody; the order is that of the page, worst first. */
export const ATTENTION = ['ambiguous', 'orphaned', 'moved', 'changed', 'expired'] as const
/** See {@link ATTENTION}. */
export type Attention = (typeof ATTENTION)[number]

/** What became of the symbol a note was written on. */
export type TargetFate =
  /** It is there, and the quote is not, or is there more than once. */
  | 'here'
  /** It is gone, and nothing or several things may be it. */
  | 'gone'

/** A note that needs a maintainer. */
export interface AttentionEntry {
  note: RenderedNote
  why: Attention
  target: TargetFate
  /** What may be the note's symbol now; the one it stands on when it moved. */
  candidates: string[]
  /** Readers do not see it. */
  withheld: boolean
  comparison: Comparison | undefined
}

/** The code a note was written on, beside what is there now. */
export interface Comparison {
  /** The symbol whose code `after` is; absent when there is none to compare with. */
  now: string | undefined
  /** Nobody kept the code as it was. */
  forgotten: boolean
  rows: ComparedRow[]
}

/** What the review page shows. */
export interface ReviewView {
  attention: AttentionEntry[]
  /** Notes in their place that nobody has approved, by file. */
  waiting: { file: SourceFile; notes: RenderedNote[] }[]
  /** Notes that need nothing. */
  settled: number
}

/** What the records say of the code. */
export interface ReviewCode {
  /** By id and alias. */
  symbols: ReadonlyMap<string, SymbolRecord>
  /** By path. */
  files: ReadonlyMap<string, SourceFile>
}

/** Sorts the notes of a book by what they need. */
export function buildReview(notes: readonly RenderedNote[], code: ReviewCode): ReviewView {
  const attention: AttentionEntry[] = []
  const waiting = new Map<string, RenderedNote[]>()
  for (const note of notes) {
    const { record } = note
    const why = findAttention(record)
    if (why) attention.push(buildEntry(note, why, code))
    else if (record.review === 'none' && record.anchor)
      waiting.set(record.anchor.file, [...(waiting.get(record.anchor.file) ?? []), note])
  }
  const groups = [...waiting].flatMap(([path, group]) => {
    const file = code.files.get(path)
    return file ? [{ file, notes: group.toSorted(byLine) }] : []
  })
  const count = groups.reduce((sum, group) => sum + group.notes.length, 0)
  return {
    attention: attention.sort((a, b) => ATTENTION.indexOf(a.why) - ATTENTION.indexOf(b.why)),
    waiting: groups.sort((a, b) => (a.file.path < b.file.path ? -1 : 1)),
    settled: notes.length - attention.length - count,
  }
}

/** From the top of a file to its bottom. */
export function byLine(a: RenderedNote, b: RenderedNote): number {
  const line = ({ record }: RenderedNote): number => record.anchor?.lines.start ?? 0
  return line(a) - line(b) || (a.record.id < b.record.id ? -1 : 1)
}

function findAttention({ state, review }: NoteRecord): Attention | undefined {
  if (state !== 'anchored') return state
  return review === 'expired' ? 'expired' : undefined
}

function buildEntry(note: RenderedNote, why: Attention, code: ReviewCode): AttentionEntry {
  const { record } = note
  const { target, anchor } = record
  return {
    note,
    why,
    target: code.symbols.has(target) ? 'here' : 'gone',
    candidates: anchor && why === 'moved' ? [anchor.symbol] : record.candidates,
    withheld: !anchor,
    comparison: compare(record, code),
  }
}

/** What only may be the note's symbol stands beside its code where they have half their lines in common. */
function isAlike(id: string, was: string, { symbols, files }: ReviewCode): boolean {
  const symbol = symbols.get(id)
  const rows = symbol ? diffLines(was, declarationText(symbol, files)) : []
  return rows.filter(({ same }) => same).length * 2 >= rows.length && rows.length > 0
}

function compare(record: NoteRecord, code: ReviewCode): Comparison | undefined {
  const { anchor, quote, was, target, candidates } = record
  const [symbol] = [anchor?.symbol ?? target, ...candidates]
    .flatMap((id) => code.symbols.get(id) ?? [])
    .filter(({ id }) => id === anchor?.symbol || id === target || isAlike(id, was ?? '', code))
  const text = symbol && declarationText(symbol, code.files)
  const forgotten = was === undefined
  const old = forgotten ? undefined : { text: was, quote }
  // After a renaming the quote reads otherwise.
  const range = anchor?.range
  const place = anchor && code.files.get(anchor.file)?.text.slice(range?.start, range?.end)
  const fresh = text === undefined ? undefined : { text, quote: place ?? quote }
  if (old && fresh) return { now: symbol?.id, forgotten, rows: compareCode(old, fresh) }
  const only = old ?? fresh
  return only && { now: fresh && symbol?.id, forgotten, rows: showCode(only) }
}
