import type { NoteState } from '#schemas/annotation.ts'

/** What the process ends with. The five states are what `check` found at worst; docs/architecture.md promises them. */
export const EXIT = {
  ok: 0,
  /** Called wrongly, or asked for what cannot be done: an unknown symbol, an id that is taken. */
  misuse: 1,
  /** A note or the book is malformed. */
  malformed: 2,
  /** The disk refused. */
  write: 5,
  changed: 10,
  moved: 11,
  ambiguous: 12,
  orphaned: 13,
  /** The person at the terminal gave up. */
  cancelled: 130,
} as const
/** See {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** From best to worst. */
export const STATES = [
  'anchored',
  'changed',
  'moved',
  'ambiguous',
  'orphaned',
] as const satisfies readonly NoteState[]

/** The exit code for notes in these states, ones better than `failOn` being let pass. */
export function exitCodeOfStates(states: Iterable<NoteState>, failOn: NoteState): ExitCode {
  const worst = Math.max(0, ...[...states].map((state) => STATES.indexOf(state)))
  const state = STATES[worst]
  if (state === undefined || state === 'anchored' || worst < STATES.indexOf(failOn)) return EXIT.ok
  return EXIT[state]
}
