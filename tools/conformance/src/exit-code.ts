/** How a command ended. */
export const EXIT = { ok: 0, usage: 1, cannotRun: 2, differs: 3 } as const
/** See {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Why a command cannot do its work, in words for the person who called it. */
export class CannotRunError extends Error {
  override readonly name = 'CannotRunError'
  /** What to do about it. */
  readonly hint: string

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause })
    this.hint = hint
  }
}
