/**
 * Why `Limiter.waitN` gave up. Upstream returns plain error values with the
 * same words; here each reason is a class, so that callers need not read text.
 *
 * Upstream: golang.org/x/time v0.14.0 rate/rate.go at 2b4e43900c03
 * (BSD-3-Clause). Licence of this port: Apache-2.0.
 */
import { type Instant } from './clock.ts'

/** More tokens were asked for than the bucket can ever hold. */
export class BurstExceededError extends RangeError {
  override readonly name = 'BurstExceededError'
  /** Tokens asked for. */
  readonly tokens: number
  /** What the bucket holds when full. */
  readonly burst: number

  /** `tokens` were asked of a bucket that holds `burst`. */
  constructor(tokens: number, burst: number) {
    super(`waiting for ${tokens} tokens exceeds limiter's burst ${burst}`)
    this.tokens = tokens
    this.burst = burst
  }
}

/** The tokens would arrive after the deadline, so no time was spent waiting. */
export class DeadlineExceededError extends Error {
  override readonly name = 'DeadlineExceededError'
  /** Tokens asked for. */
  readonly tokens: number
  /** The deadline that could not be met. */
  readonly deadline: Instant

  /** `tokens` are not to be had by `deadline`. */
  constructor(tokens: number, deadline: Instant) {
    super(`waiting for ${tokens} tokens would exceed context deadline`)
    this.tokens = tokens
    this.deadline = deadline
  }
}
