/**
 * The clock everything in this package is given instead of asking the host
 * for the time, so that tests can hand in one that only moves when told to.
 *
 * Upstream: k8s.io/utils clock/clock.go, as required by
 * k8s.io/client-go v0.36.3, 44a8af2fee834a8fc3523360e029cf7ea7104622.
 * Licence: Apache-2.0.
 */
import { type Duration, MILLISECOND } from './duration.ts'

/**
 * A moment, in nanoseconds on the clock's own axis. The axis never jumps and
 * its zero means nothing: only differences between instants of one clock do.
 */
export type Instant = number

/** A clock that can be read but starts nothing. */
export interface PassiveClock {
  /** The current instant. */
  now(): Instant
  /** The time that has passed since `then`. */
  since(then: Instant): Duration
}

/**
 * A clock that can also wake somebody up. Where upstream hands out a channel
 * that receives the time, this clock calls a function with it.
 */
export interface Clock extends PassiveClock {
  /** Resolves with the instant once `d` has passed. Cannot be stopped. */
  after(d: Duration): Promise<Instant>
  /** Calls `onFire` once, when `d` has passed; at once if `d` ≤ 0. */
  newTimer(d: Duration, onFire: (at: Instant) => void): Timer
  /** Resolves once `d` has passed. */
  sleep(d: Duration): Promise<void>
  /** A ticker nobody can stop; does nothing at all if `d` ≤ 0. */
  tick(d: Duration, onTick: (at: Instant) => void): void
}

/** A clock with tickers: what the queues ask for. */
export interface WithTicker extends Clock {
  /**
   * Calls `onTick` every `d`. A ticker that falls behind skips the ticks it
   * missed.
   */
  newTicker(d: Duration, onTick: (at: Instant) => void): Ticker
}

/** A running ticker. */
export interface Ticker {
  /** Ends the ticks. */
  stop(): void
  /** Lets the process exit although the ticker runs; see `RealClock`. */
  unref(): void
}

/** Options of `RealClock`. */
export interface RealClockOptions {
  /**
   * True if a pending timer must not keep a Node process alive. Default
   * false. Means nothing in hosts without such timers, such as browsers.
   */
  unref?: boolean
}

/**
 * The host's monotonic clock and timers. Instants do not follow changes of
 * the wall clock; delays too long for the host are waited for in parts.
 */
export class RealClock implements WithTicker {
  readonly #unref: boolean

  /** Reads and waits on the clock of the host. */
  constructor(options: RealClockOptions = {}) {
    this.#unref = options.unref ?? false
  }

  /** Nanoseconds since the host's time origin. */
  now(): Instant {
    return hostNow()
  }

  /** The time that has passed since `then`. */
  since(then: Instant): Duration {
    return hostNow() - then
  }

  /** Resolves with the instant once `d` has passed. */
  after(d: Duration): Promise<Instant> {
    return new Promise((resolve) => {
      this.newTimer(d, resolve)
    })
  }

  /** Calls `onFire` once, never before `d` has passed. */
  newTimer(d: Duration, onFire: (at: Instant) => void): Timer {
    const timer = new RealTimer(onFire, this.#unref)
    timer.reset(d)
    return timer
  }

  /** Resolves once `d` has passed. */
  async sleep(d: Duration): Promise<void> {
    await this.after(d)
  }

  /** A ticker that cannot be stopped; nothing if `d` ≤ 0. */
  tick(d: Duration, onTick: (at: Instant) => void): void {
    if (d > 0) this.newTicker(d, onTick)
  }

  /**
   * Calls `onTick` every `d`.
   * @throws RangeError if `d` is not positive.
   */
  newTicker(d: Duration, onTick: (at: Instant) => void): Ticker {
    if (!(d > 0)) throw new RangeError(`ticker interval ${d} is not positive`)
    return new RealTicker(d, onTick, this.#unref)
  }
}

/** A timer that has been started. */
export interface Timer {
  /** Keeps it from firing. True if it was still going to. */
  stop(): boolean
  /** Starts it again for `d` from now. True if it was still going to fire. */
  reset(d: Duration): boolean
  /** Lets the process exit although the timer is pending. */
  unref(): void
}

/** What `setTimeout` returns: an object in Node, a number in browsers. */
type HostHandle = { unref?: () => void } | number

/** The host functions used, declared because neither DOM nor Node types are. */
interface HostFunctions {
  readonly performance: { now(): number }
  setTimeout(callback: () => void, milliseconds: number): HostHandle
  clearTimeout(handle: HostHandle): void
}

const host = globalThis as unknown as HostFunctions

/** Hosts fire a longer timeout at once instead of late. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1

function hostNow(): Instant {
  return Math.trunc(host.performance.now() * MILLISECOND)
}

/** A `Timer` on the host's `setTimeout`. */
class RealTimer implements Timer {
  readonly #onFire: (at: Instant) => void
  #unref: boolean
  #deadline: Instant = 0
  // Undefined exactly while the timer is not going to fire.
  #handle: HostHandle | undefined

  constructor(onFire: (at: Instant) => void, unref: boolean) {
    this.#onFire = onFire
    this.#unref = unref
  }

  stop(): boolean {
    if (this.#handle === undefined) return false
    host.clearTimeout(this.#handle)
    this.#handle = undefined
    return true
  }

  reset(d: Duration): boolean {
    const wasActive = this.stop()
    this.#deadline = hostNow() + d
    this.#arm(d)
    return wasActive
  }

  unref(): void {
    this.#unref = true
    unrefHandle(this.#handle)
  }

  #arm(left: Duration): void {
    const milliseconds = Math.max(0, Math.ceil(left / MILLISECOND))
    this.#handle = host.setTimeout(
      this.#check,
      Math.min(milliseconds, MAX_TIMEOUT_MS),
    )
    if (this.#unref) unrefHandle(this.#handle)
  }

  // A host may call up to a millisecond early, and calls long before the
  // deadline if that was too far away for one timeout.
  readonly #check = (): void => {
    this.#handle = undefined
    const now = hostNow()
    if (now < this.#deadline) this.#arm(this.#deadline - now)
    else this.#onFire(now)
  }
}

function unrefHandle(handle: HostHandle | undefined): void {
  if (typeof handle === 'object') handle.unref?.()
}

/** A `Ticker` made of one timer that is started again at every tick. */
class RealTicker implements Ticker {
  readonly #timer: RealTimer
  #next: Instant

  constructor(d: Duration, onTick: (at: Instant) => void, unref: boolean) {
    this.#next = hostNow() + d
    this.#timer = new RealTimer((at) => {
      // The next tick keeps the rhythm of the first one, whatever was missed.
      this.#next += d * (Math.floor((at - this.#next) / d) + 1)
      this.#timer.reset(this.#next - at)
      onTick(at)
    }, unref)
    this.#timer.reset(d)
  }

  stop(): void {
    this.#timer.stop()
  }

  unref(): void {
    this.#timer.unref()
  }
}
