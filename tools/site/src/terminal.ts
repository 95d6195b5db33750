/** Where a command writes for people. */
export interface Terminal {
  /** A line of what happened. */
  say: (line: string) => void
  /** A line of what went wrong. */
  warn: (line: string) => void
}

/** The terminal the process was started in. */
export const terminal: Terminal = {
  say: (line) => void process.stdout.write(`${line}\n`),
  warn: (line) => void process.stderr.write(`${line}\n`),
}
