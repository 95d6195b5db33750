import type { Fate } from './anchor-truth.ts'

/** What a resolver did with a note. */
export type Outcome = 'right' | 'wrong' | 'withheld'

/** One note and what became of it. */
export interface Score {
  readonly refactoring: string
  readonly fate: Fate
  readonly ours: Outcome
  readonly peer: Outcome
  /** All that is needed to look at it again. */
  readonly describe: () => string
}

/** Right and wrong among some notes. */
export interface Tally {
  n: number
  right: number
  wrong: number
  withheld: number
}

/** Counts outcomes. */
export function tally(outcomes: readonly Outcome[]): Tally {
  const count = (wanted: Outcome): number => outcomes.filter((one) => one === wanted).length
  return {
    n: outcomes.length,
    right: count('right'),
    wrong: count('wrong'),
    withheld: count('withheld'),
  }
}

/** Of the notes shown, how many are where they belong; 1 when none is shown. */
export function precision({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

/** Of all notes, how many are shown where they belong. */
export function recall({ n, right }: Tally): number {
  return n === 0 ? 1 : right / n
}
