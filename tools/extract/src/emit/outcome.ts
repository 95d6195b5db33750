import type { Woven } from '../weave/woven.ts'

/** What a run did. Paths are relative to the book's root. */
export interface Outcome {
  woven: Woven
  written: string[]
  removed: string[]
  /** Unified diff from the committed pages to the woven ones; only of a check. */
  diff: string
}
