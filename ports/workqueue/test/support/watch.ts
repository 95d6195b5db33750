/** What became of a call that may still be waiting. */
export interface Watched<T> {
  /** `'blocked'` until the promise resolves, then its value. */
  readonly outcome: T | 'blocked'
}

/** Follows a promise without waiting for it. */
export function watch<T>(promise: Promise<T>): Watched<T> {
  const watched: { outcome: T | 'blocked' } = { outcome: 'blocked' }
  promise.then(
    (value) => {
      watched.outcome = value
    },
    () => {
      // Whoever expects a rejection looks at the promise itself.
    },
  )
  return watched
}
