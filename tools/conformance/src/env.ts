import type { RunProcess } from './run-process.ts'

/** What the commands use of the world. */
export interface Env {
  /** Absolute path of the repository's root. */
  readonly root: string
  readonly run: RunProcess
  /** Prints one message, which may have several lines. */
  readonly print: (text: string) => void
  /** At least 0, less than 1. */
  readonly random: () => number
  /** Milliseconds since some moment. */
  readonly now: () => number
}
