/**
 * A token bucket: at most `burst` events at once, and `limit` events a second
 * in the long run. Time is an argument or comes from the injected clock.
 *
 * Upstream: golang.org/x/time v0.14.0 rate/rate.go at 2b4e43900c03
 * (BSD-3-Clause). Licence of this port: Apache-2.0.
 */
import { type AbortSignalLike } from './abort-signal.ts'
import { type Clock, type Instant, RealClock } from './clock.ts'
import { type Duration, MAX_DURATION, SECOND, seconds } from './duration.ts'
import { BurstExceededError, DeadlineExceededError } from './rate-errors.ts'

/** Events per second; 0 lets nothing through once the bucket is empty. */
export type Limit = number

/** The limit that lets everything through, whatever the burst. */
export const Inf: Limit = Number.MAX_VALUE

/** The limit of one event per `interval`; `Inf` when `interval` is ≤ 0. */
export function every(interval: Duration): Limit {
  return interval <= 0 ? Inf : 1 / seconds(interval)
}

/** Options of `Limiter`. */
export interface LimiterOptions {
  /** Answers "now" and wakes those who wait. Default: the host's clock. */
  readonly clock?: Clock | undefined
}

/** When `Limiter.wait` and `Limiter.waitN` give up. */
export interface WaitOptions {
  /** Aborting gives the tokens back and rejects with the signal's reason. */
  readonly signal?: AbortSignalLike | undefined
  /** Instant of the limiter's clock after which waiting is pointless. */
  readonly deadline?: Instant | undefined
}

/** What a limiter and its reservations share. */
interface Bucket {
  readonly clock: Clock
  limit: Limit
  burst: number
  /** Negative while tokens are reserved that have not accrued yet. */
  tokens: number
  /** When `tokens` was last brought up to date. */
  last: Instant
  /** When the latest permitted event happens, past or future. */
  lastEvent: Instant
}

/**
 * The bucket. `allow` asks and drops, `reserve` asks and tells how long to
 * wait, `wait` waits; each takes one token, their `…N` twins take `n`.
 */
export class Limiter {
  readonly #bucket: Bucket

  /** The most events per second in the long run. */
  limit(): Limit {
    return this.#bucket.limit
  }

  /** The most tokens one call can take. 0 lets nothing through but `Inf`. */
  burst(): number {
    return this.#bucket.burst
  }

  /** Tokens there are at `t`; negative when they are promised to others. */
  tokensAt(t: Instant): number {
    return advance(this.#bucket, t)
  }

  /** Tokens there are now. */
  tokens(): number {
    return this.tokensAt(this.#bucket.clock.now())
  }

  /** A full bucket of `burst` tokens, refilled at `limit` per second. */
  constructor(limit: Limit, burst: number, options: LimiterOptions = {}) {
    const clock = options.clock ?? new RealClock()
    // A full bucket gains nothing, so any `last` does for the first call.
    this.#bucket = { clock, limit, burst, tokens: burst, last: 0, lastEvent: 0 }
  }

  /** True if an event may happen now; then its token is taken. */
  allow(): boolean {
    return this.allowN(this.#bucket.clock.now(), 1)
  }

  /** True if `n` events may happen at `t`; otherwise nothing is taken. */
  allowN(t: Instant, n: number): boolean {
    return this.#reserveN(t, n, 0).ok()
  }

  /** Takes one token now, on credit if need be. */
  reserve(): Reservation {
    return this.reserveN(this.#bucket.clock.now(), 1)
  }

  /**
   * Takes `n` tokens at `t`, on credit if need be; the reservation tells when
   * to act. It is not `ok` when `n` exceeds the burst.
   */
  reserveN(t: Instant, n: number): Reservation {
    return this.#reserveN(t, n, MAX_DURATION)
  }

  /** Waits for one token. See `waitN`. */
  async wait(options: WaitOptions = {}): Promise<void> {
    await this.waitN(1, options)
  }

  /**
   * Resolves when `n` events may happen.
   * @throws BurstExceededError if `n` exceeds the burst of a finite limit.
   * @throws DeadlineExceededError if it would take longer than allowed.
   * @throws the signal's reason once it is aborted; the tokens go back.
   */
  async waitN(n: number, options: WaitOptions = {}): Promise<void> {
    const { clock, burst, limit } = this.#bucket
    const { signal, deadline } = options
    if (n > burst && limit !== Inf) throw new BurstExceededError(n, burst)
    signal?.throwIfAborted()
    const t = clock.now()
    const patience = deadline === undefined ? MAX_DURATION : deadline - t
    // Nobody waits for what is past, even where nothing need be waited for.
    if (patience <= 0) throw new DeadlineExceededError(n, deadline ?? t)
    const reservation = this.#reserveN(t, n, patience)
    if (!reservation.ok()) throw new DeadlineExceededError(n, deadline ?? t)
    const delay = reservation.delayFrom(t)
    if (delay > 0) await expiry(clock, delay, reservation, signal)
  }

  /** Changes the limit from now on. */
  setLimit(limit: Limit): void {
    this.setLimitAt(this.#bucket.clock.now(), limit)
  }

  /**
   * Changes the limit from `t` on. Tokens up to `t` accrue at the old limit;
   * reservations already handed out keep their time to act.
   */
  setLimitAt(t: Instant, limit: Limit): void {
    settle(this.#bucket, t, advance(this.#bucket, t))
    this.#bucket.limit = limit
  }

  /** Changes the burst from now on. */
  setBurst(burst: number): void {
    this.setBurstAt(this.#bucket.clock.now(), burst)
  }

  /** Changes the burst from `t` on. Up to `t` the old one caps the tokens. */
  setBurstAt(t: Instant, burst: number): void {
    settle(this.#bucket, t, advance(this.#bucket, t))
    this.#bucket.burst = burst
  }

  /** Changes the bucket only if it can promise the tokens within `maxWait`. */
  #reserveN(t: Instant, n: number, maxWait: Duration): Reservation {
    const bucket = this.#bucket
    const { limit, burst } = bucket
    if (limit === Inf) return new Reservation(bucket, n, t, 0)

    const tokens = advance(bucket, t) - n
    const wait = tokens < 0 ? durationFromTokens(limit, -tokens) : 0
    const ok = n <= burst && wait <= maxWait
    if (!ok) return new Reservation(bucket, 0, undefined, limit)

    settle(bucket, t, tokens)
    bucket.lastEvent = t + wait
    return new Reservation(bucket, n, t + wait, limit)
  }
}

/** Leave to act after a delay. Cancelling may let others act sooner. */
export class Reservation {
  readonly #bucket: Bucket
  readonly #tokens: number
  /** Undefined when the limiter refused. */
  readonly #timeToAct: Instant | undefined
  /** The limit the tokens were promised at; the bucket's may change. */
  readonly #limit: Limit

  /** Made by `Limiter.reserve` and `Limiter.reserveN` only. */
  constructor(
    bucket: Bucket,
    tokens: number,
    timeToAct: Instant | undefined,
    limit: Limit,
  ) {
    this.#bucket = bucket
    this.#tokens = tokens
    this.#timeToAct = timeToAct
    this.#limit = limit
  }

  /** False if the tokens will never be there; then nothing was taken. */
  ok(): boolean {
    return this.#timeToAct !== undefined
  }

  /** How long to wait from now before acting. See `delayFrom`. */
  delay(): Duration {
    return this.delayFrom(this.#bucket.clock.now())
  }

  /** How long to wait from `t`; 0 means act, `InfDuration` means never. */
  delayFrom(t: Instant): Duration {
    const act = this.#timeToAct
    // So far ahead a number has no nanoseconds left to subtract.
    if (act === undefined || act >= MAX_DURATION) return InfDuration
    return Math.max(0, act - t)
  }

  /** Gives up the reservation now. See `cancelAt`. */
  cancel(): void {
    this.cancelAt(this.#bucket.clock.now())
  }

  /**
   * Gives up the reservation at `t` and returns what it can of its tokens.
   * Does nothing once the time to act has passed.
   */
  cancelAt(t: Instant): void {
    const bucket = this.#bucket
    const act = this.#timeToAct
    if (act === undefined || bucket.limit === Inf) return
    if (this.#tokens === 0 || act < t) return

    // Whoever reserved later built on these tokens: those stay taken.
    const later = bucket.lastEvent - act
    const restored = this.#tokens - tokensFromDuration(this.#limit, later)
    if (restored <= 0) return

    settle(bucket, t, Math.min(bucket.burst, advance(bucket, t) + restored))
    if (act === bucket.lastEvent) this.#withdrawEvent(act, t)
  }

  /** Makes the event before this one the latest, unless it is past. */
  #withdrawEvent(act: Instant, t: Instant): void {
    const previous = act + durationFromTokens(this.#limit, -this.#tokens)
    if (previous >= t) this.#bucket.lastEvent = previous
  }
}

/** The delay of a reservation that is not `ok`: for ever. */
export const InfDuration: Duration = MAX_DURATION

/** Waits for the time to act; gives the tokens back if aborted before. */
function expiry(
  clock: Clock,
  delay: Duration,
  reservation: Reservation,
  signal: AbortSignalLike | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      timer.stop()
      signal?.removeEventListener('abort', onAbort)
      reservation.cancel()
      reject(signal?.reason)
    }
    const timer = clock.newTimer(delay, () => {
      signal?.removeEventListener('abort', onAbort)
      resolve()
    })
    signal?.addEventListener('abort', onAbort)
  })
}

/** Tokens at `t`, capped by the burst. Changes nothing. */
function advance(bucket: Bucket, t: Instant): number {
  // Time that runs backwards brings no tokens and takes none.
  const elapsed = t - Math.min(t, bucket.last)
  const gained = tokensFromDuration(bucket.limit, elapsed)
  return Math.min(bucket.burst, bucket.tokens + gained)
}

function settle(bucket: Bucket, t: Instant, tokens: number): void {
  bucket.last = t
  bucket.tokens = tokens
}

/** How long `tokens` take to accrue, truncated to nanoseconds. */
function durationFromTokens(limit: Limit, tokens: number): Duration {
  if (limit <= 0) return InfDuration
  const duration = (tokens / limit) * SECOND
  return duration > MAX_DURATION ? InfDuration : Math.trunc(duration)
}

/** How many tokens accrue within `d`. */
function tokensFromDuration(limit: Limit, d: Duration): number {
  return limit <= 0 ? 0 : seconds(d) * limit
}
