/**
 * The part of the platform's `AbortSignal` this package uses, declared here
 * so that the package compiles without DOM or Node types. Any `AbortSignal`
 * fits.
 */
export interface AbortSignalLike {
  /** True from the moment the signal is aborted. */
  readonly aborted: boolean
  /** What to reject with once aborted. */
  readonly reason: unknown
  /** Throws the reason if aborted. */
  throwIfAborted(): void
  /** Calls `listener` when the signal is aborted. */
  addEventListener(type: 'abort', listener: () => void): void
  /** Undoes `addEventListener`. */
  removeEventListener(type: 'abort', listener: () => void): void
}
