import { EXIT, type ExitCode } from './exit-code.ts'

/** Why a command cannot do what it was asked, in words for the person who asked. Nothing has been written. */
export class Refusal extends Error {
  /** What to do about it. */
  readonly hint: string
  readonly exitCode: ExitCode

  constructor(message: string, hint: string, exitCode: ExitCode = EXIT.misuse) {
    super(message)
    this.hint = hint
    this.exitCode = exitCode
  }
}
