import type { Readable, Writable } from 'node:stream'

/** Where questions are asked and coloured text goes. */
export interface Terminal {
  input: Readable
  output: Writable
  /** A person sits at both ends. */
  isInteractive: boolean
  hasColor: boolean
  /** Width in characters. */
  columns: number
}

/** All that a command touches beside the book: given by `cli.ts`, and by tests. */
export interface World {
  terminal: Terminal
  /** Environment variables. */
  variables: Readonly<Record<string, string | undefined>>
  workingFolder: string
  /** `YYYY-MM-DD`. */
  readonly today: () => string
  /** The name Git knows the author by, if there is Git and a name. */
  readonly findAuthor: (folder: string) => string | undefined
  /** Everything on standard input. @throws Refusal when that is more than `limit` bytes, or no text */
  readonly readInput: (limit: number) => Promise<string>
  /** Lets the person edit a file; gives what the editor ended with, `null` when it did not start. */
  readonly openEditor: (command: string, file: string) => number | null
}

/** What a command leaves to be printed, and what the process ends with. */
export interface Answer {
  output: string
  /** For standard error. */
  error?: string
  exitCode: number
}
