/**
 * Spans of time, counted the way Go's `time.Duration` counts them.
 *
 * Upstream: time.Duration of the Go standard library, as used by
 * k8s.io/client-go util/workqueue at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence of this port: Apache-2.0.
 */

/**
 * A span of time in whole nanoseconds; negative spans are allowed.
 * Exact up to 2⁵³ ns (104 days); longer spans are rounded to the next
 * representable number, which no timer can tell apart.
 */
export type Duration = number

/** One nanosecond. */
export const NANOSECOND: Duration = 1
/** A thousand nanoseconds. */
export const MICROSECOND: Duration = 1_000 * NANOSECOND
/** A thousand microseconds. */
export const MILLISECOND: Duration = 1_000 * MICROSECOND
/** A thousand milliseconds. */
export const SECOND: Duration = 1_000 * MILLISECOND
/** Sixty seconds. */
export const MINUTE: Duration = 60 * SECOND
/** Sixty minutes. */
export const HOUR: Duration = 60 * MINUTE

/**
 * "For ever": about 292 years, upstream's largest int64. A `number` cannot
 * hold 2⁶³ − 1, so this is its nearest neighbour 2⁶³, which is also what
 * `Number('9223372036854775807')` gives. Compare with `>=`.
 */
export const MAX_DURATION: Duration = 2 ** 63

/**
 * The span in seconds, as Go's `Duration.Seconds` computes it: whole seconds
 * and remainder are converted apart, so the result agrees to the last bit.
 */
export function seconds(duration: Duration): number {
  const remainder = duration % SECOND
  return (duration - remainder) / SECOND + remainder / SECOND
}
