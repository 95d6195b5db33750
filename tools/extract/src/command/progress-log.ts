import ora from 'ora'
import type { Log } from '../env.ts'

/** A log that keeps timings, and shows a spinner when a person watches. */
export interface ProgressLog extends Log {
  readonly timings: readonly { stage: string; milliseconds: number }[]
  /** Takes the spinner away; further progress brings it back. */
  stop(): void
}

/** Progress goes to standard error, so that reports can be piped. */
export function createProgressLog(isInteractive: boolean): ProgressLog {
  const timings: { stage: string; milliseconds: number }[] = []
  const spinner = isInteractive ? ora({ stream: process.stderr, discardStdin: false }) : undefined
  return {
    timings,
    progress(text) {
      if (!spinner) return
      spinner.text = text
      if (!spinner.isSpinning) spinner.start()
      // Stages hold the thread, so no timer of the spinner's would come to draw it.
      spinner.render()
    },
    timing: (stage, milliseconds) => timings.push({ stage, milliseconds }),
    stop() {
      spinner?.stop()
    },
  }
}
