import type { NoteState, ReviewState } from '#schemas/annotation.ts'
import type { Problem } from '#schemas/problem.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { noteProblems } from '../../../extract/src/problems/note-problems.data.ts'
import type { Remedy } from '../command/settle.ts'
import type { NoteCode } from '../command/note-code.ts'

/** A note as a check reports it. */
export interface CheckedNote {
  id: string
  /** Relative to the book's root. */
  file: string
  target: string
  state: NoteState
  /** Empty when anchored. */
  reason: string
  review: ReviewState
  /** Where it stands; absent when it is withheld. */
  place?: { symbol: string; file: string; lines: { start: number; end: number } }
  candidates: readonly string[]
  /** Only of notes that are not anchored. */
  code?: NoteCode
  remedies: readonly Remedy[]
}

/** What a check found. */
export interface CheckReport {
  notes: readonly CheckedNote[]
  /** Malformed notes, what else is wrong with the book, and what notes should not do. */
  problems: readonly Problem[]
  exitCode: number
}

/** A note for the report. */
export function describeNote(
  { source, state, reason, review, anchor, candidates }: AnchoredNote,
  more: Pick<CheckedNote, 'code' | 'remedies'>,
): CheckedNote {
  const { id, file, front } = source
  const place = anchor && { symbol: anchor.symbol, file: anchor.file, lines: anchor.lines }
  return {
    id,
    file,
    target: front.target,
    state,
    reason,
    review,
    ...(place ? { place } : {}),
    candidates,
    ...more,
  }
}

const WITHHELD: readonly string[] = [noteProblems.orphaned.code, noteProblems.ambiguous.code]
const DOUBTED: readonly string[] = [noteProblems.changed.code, noteProblems.moved.code]

/** Whether a problem says no more than the state of its note does. */
export function isOfState({ code }: Problem): boolean {
  return WITHHELD.includes(code) || DOUBTED.includes(code)
}

/**
 * How much a problem matters to who checks notes. To the extractor a note that lost its code is information, since
 * the book can be published without it; here it is what was asked for.
 */
export function weigh({ code, severity }: Problem): 'error' | 'warning' | 'note' {
  if (WITHHELD.includes(code)) return 'error'
  if (DOUBTED.includes(code)) return 'warning'
  return severity === 'info' ? 'note' : severity
}
