/**
 * How long a failed item should wait before it is tried again.
 *
 * Upstream: k8s.io/client-go util/workqueue/default_rate_limiters.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import { type Clock } from './clock.ts'
import { type Duration, MAX_DURATION, MILLISECOND, SECOND } from './duration.ts'
import { Limiter } from './rate.ts'

/** Decides how long an item waits. Every question counts as a failure. */
export interface RateLimiter<T> {
  /** How long the item should wait, after one failure more than before. */
  when(item: T): Duration
  /** Starts the item over, because it succeeded or was given up. */
  forget(item: T): void
  /** How often `when` was asked about the item since it was forgotten. */
  numRequeues(item: T): number
}

/** Options of the limiters that count failures for each item. */
export interface ItemLimiterOptions<T> {
  /** Tells items apart; as `QueueConfig.key`. Default: the item itself. */
  readonly key?: ((item: T) => unknown) | undefined
}

/** Options of `defaultControllerRateLimiter`. */
export interface ControllerLimiterOptions<T> extends ItemLimiterOptions<T> {
  /** The clock of the overall token bucket. Default: the host's clock. */
  readonly clock?: Clock | undefined
}

/**
 * The limiter controllers use unless they know better: for each item 5 ms,
 * doubling up to 1000 s; over all items 10 retries a second, after a first
 * 100 that are free.
 */
export function defaultControllerRateLimiter<T>(
  options: ControllerLimiterOptions<T> = {},
): RateLimiter<T> {
  return new MaxOfRateLimiter<T>(
    new ItemExponentialFailureRateLimiter(
      5 * MILLISECOND,
      1000 * SECOND,
      options,
    ),
    new BucketRateLimiter(new Limiter(10, 100, { clock: options.clock })),
  )
}

/** One token bucket for all items. It never gives a token back. */
export class BucketRateLimiter<T> implements RateLimiter<T> {
  /** The bucket tokens are taken from. */
  readonly limiter: Limiter

  /** Shares `limiter` with whoever else holds it. */
  constructor(limiter: Limiter) {
    this.limiter = limiter
  }

  /** Takes a token, on credit if need be, and says when it will be there. */
  when(): Duration {
    return this.limiter.reserve().delay()
  }

  /** Always 0: the bucket does not know one item from another. */
  numRequeues(): number {
    return 0
  }

  /** Does nothing: a token taken stays taken. */
  forget(): void {}
}

/**
 * Doubles the delay with every failure of an item. Items are counted until
 * they are forgotten; nothing else ever drops them.
 */
export class ItemExponentialFailureRateLimiter<T> implements RateLimiter<T> {
  readonly #failures: FailureCounts<T>
  readonly #baseDelay: Duration
  readonly #maxDelay: Duration

  /** `baseDelay` after the first failure, never more than `maxDelay`. */
  constructor(
    baseDelay: Duration,
    maxDelay: Duration,
    options: ItemLimiterOptions<T> = {},
  ) {
    this.#failures = new FailureCounts(options.key)
    this.#baseDelay = baseDelay
    this.#maxDelay = maxDelay
  }

  /** `baseDelay` · 2ⁿ after n earlier failures, at most `maxDelay`. */
  when(item: T): Duration {
    const exponent = this.#failures.increment(item) - 1
    const backoff = this.#baseDelay * 2 ** exponent
    // Beyond int64 Go's conversion is undefined; 0 · ∞ is not a number.
    if (backoff >= MAX_DURATION) return this.#maxDelay
    if (Number.isNaN(backoff)) return 0
    return Math.min(Math.trunc(backoff), this.#maxDelay)
  }

  /** Failures of the item so far. */
  numRequeues(item: T): number {
    return this.#failures.of(item)
  }

  /** The item's next failure is its first. */
  forget(item: T): void {
    this.#failures.forget(item)
  }
}

/** Only the exponential limiter: 1 ms for each item, doubling to 1000 s. */
export function defaultItemBasedRateLimiter<T>(
  options: ItemLimiterOptions<T> = {},
): RateLimiter<T> {
  return new ItemExponentialFailureRateLimiter(
    MILLISECOND,
    1000 * SECOND,
    options,
  )
}

/** A few quick attempts for each item, then slow ones. */
export class ItemFastSlowRateLimiter<T> implements RateLimiter<T> {
  readonly #failures: FailureCounts<T>
  readonly #fastDelay: Duration
  readonly #slowDelay: Duration
  readonly #maxFastAttempts: number

  /** `fastDelay` for the first `maxFastAttempts` failures of an item. */
  constructor(
    fastDelay: Duration,
    slowDelay: Duration,
    maxFastAttempts: number,
    options: ItemLimiterOptions<T> = {},
  ) {
    this.#failures = new FailureCounts(options.key)
    this.#fastDelay = fastDelay
    this.#slowDelay = slowDelay
    this.#maxFastAttempts = maxFastAttempts
  }

  /** The fast delay while the attempts last, then the slow one. */
  when(item: T): Duration {
    const failures = this.#failures.increment(item)
    return failures <= this.#maxFastAttempts ? this.#fastDelay : this.#slowDelay
  }

  /** Failures of the item so far. */
  numRequeues(item: T): number {
    return this.#failures.of(item)
  }

  /** The item's next failure is its first. */
  forget(item: T): void {
    this.#failures.forget(item)
  }
}

/** The longest delay any of its limiters asks for. */
export class MaxOfRateLimiter<T> implements RateLimiter<T> {
  readonly #limiters: readonly RateLimiter<T>[]

  /** Without limiters, nothing ever waits. */
  constructor(...limiters: RateLimiter<T>[]) {
    this.#limiters = limiters
  }

  /** Asks every limiter, so each one counts; 0 at the least. */
  when(item: T): Duration {
    let longest = 0
    for (const limiter of this.#limiters) {
      longest = Math.max(longest, limiter.when(item))
    }
    return longest
  }

  /** The highest count among the limiters. */
  numRequeues(item: T): number {
    let most = 0
    for (const limiter of this.#limiters) {
      most = Math.max(most, limiter.numRequeues(item))
    }
    return most
  }

  /** Every limiter forgets the item. */
  forget(item: T): void {
    for (const limiter of this.#limiters) limiter.forget(item)
  }
}

/** Another limiter, with a ceiling. */
export class WithMaxWaitRateLimiter<T> implements RateLimiter<T> {
  readonly #limiter: RateLimiter<T>
  readonly #maxDelay: Duration

  /** What `limiter` says, but never more than `maxDelay`. */
  constructor(limiter: RateLimiter<T>, maxDelay: Duration) {
    this.#limiter = limiter
    this.#maxDelay = maxDelay
  }

  /** The inner limiter's delay, cut off at the ceiling. */
  when(item: T): Duration {
    return Math.min(this.#limiter.when(item), this.#maxDelay)
  }

  /** Asks the inner limiter. */
  forget(item: T): void {
    this.#limiter.forget(item)
  }

  /** Asks the inner limiter. */
  numRequeues(item: T): number {
    return this.#limiter.numRequeues(item)
  }
}

/** Failures by item. Upstream keeps a bare map in each limiter. */
class FailureCounts<T> {
  readonly #counts = new Map<unknown, number>()
  readonly #key: (item: T) => unknown

  constructor(key: (item: T) => unknown = (item) => item) {
    this.#key = key
  }

  /** One failure more; returns the new count. */
  increment(item: T): number {
    const key = this.#key(item)
    const count = (this.#counts.get(key) ?? 0) + 1
    this.#counts.set(key, count)
    return count
  }

  of(item: T): number {
    return this.#counts.get(this.#key(item)) ?? 0
  }

  forget(item: T): void {
    this.#counts.delete(this.#key(item))
  }
}
