/**
 * Clocks for tests: time stands still until the test moves it.
 *
 * Upstream: k8s.io/utils clock/testing/fake_clock.go and
 * simple_interval_clock.go, as required by k8s.io/client-go v0.36.3,
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import {
  type Instant,
  type PassiveClock,
  type Ticker,
  type Timer,
  type WithTicker,
} from './clock.ts'
import { type Duration } from './duration.ts'

/** A clock that shows the time it was told to show. */
export class FakePassiveClock implements PassiveClock {
  #time: Instant

  /** Shows `time` until told otherwise. */
  constructor(time: Instant = 0) {
    this.#time = time
  }

  /** The time set last. */
  now(): Instant {
    return this.#time
  }

  /** The time between `then` and the time set last; may be negative. */
  since(then: Instant): Duration {
    return this.#time - then
  }

  /** Sets the time, forwards or backwards. */
  setTime(time: Instant): void {
    this.#time = time
  }
}

/** Somebody to be called when the time has come. */
interface FakeClockWaiter {
  targetTime: Instant
  /** Of a ticker; 0 for what happens once. */
  readonly stepInterval: Duration
  readonly fire: (at: Instant) => void
}

/**
 * A clock whose time moves only when told to. Whatever becomes due is called
 * inside that call, in the order in which it was asked for, with the new
 * time: a step over several deadlines shows all of them the same instant.
 */
export class FakeClock extends FakePassiveClock implements WithTicker {
  // A set, because it keeps the order and gives up a stopped timer at once.
  readonly #waiters = new Set<FakeClockWaiter>()

  /** Resolves with the time of the step that reaches `d` from now. */
  after(d: Duration): Promise<Instant> {
    return new Promise((resolve) => {
      this.#wait(d, 0, resolve)
    })
  }

  /**
   * Calls `onFire` in the step that reaches `d` from now. Even if `d` is 0 or
   * negative it waits for the next step, be it one of length 0.
   */
  newTimer(d: Duration, onFire: (at: Instant) => void): Timer {
    return new FakeTimer(this, this.#waiters, this.#wait(d, 0, onFire))
  }

  /** Calls `onTick` at most once in a step; does nothing if `d` ≤ 0. */
  tick(d: Duration, onTick: (at: Instant) => void): void {
    if (d > 0) this.#wait(d, d, onTick)
  }

  /** Calls `onTick` at most once in a step, however long the step is. */
  newTicker(d: Duration, onTick: (at: Instant) => void): Ticker {
    this.#wait(d, d, onTick)
    return fakeTicker
  }

  /** Moves the time by `d` and calls everybody whose time has come. */
  step(d: Duration): void {
    this.setTime(this.now() + d)
  }

  /** Sets the time and calls everybody whose time has come. */
  override setTime(time: Instant): void {
    super.setTime(time)
    // A copy: who is called may start timers, which are not due in this step.
    for (const waiter of [...this.#waiters]) {
      // Who was called before may have stopped this one.
      if (!this.#waiters.has(waiter) || waiter.targetTime > time) continue
      this.#rearm(waiter, time)
      waiter.fire(time)
    }
  }

  /** True if anything waits for this clock. */
  hasWaiters(): boolean {
    return this.#waiters.size > 0
  }

  /**
   * The number of pending `after`s and timers and of all tickers, stopped
   * ones included.
   */
  waiters(): number {
    return this.#waiters.size
  }

  /** Moves the time by `d` instead of waiting. */
  sleep(d: Duration): Promise<void> {
    this.step(d)
    return Promise.resolve()
  }

  #wait(
    d: Duration,
    stepInterval: Duration,
    fire: (at: Instant) => void,
  ): FakeClockWaiter {
    const waiter = { targetTime: this.now() + d, stepInterval, fire }
    this.#waiters.add(waiter)
    return waiter
  }

  // A ticker skips the ticks it missed and keeps its rhythm.
  #rearm(waiter: FakeClockWaiter, time: Instant): void {
    const { stepInterval, targetTime } = waiter
    if (stepInterval > 0) {
      const intervals = Math.floor((time - targetTime) / stepInterval) + 1
      waiter.targetTime += intervals * stepInterval
    } else {
      this.#waiters.delete(waiter)
    }
  }
}

/**
 * Shows a time that moves by a fixed step at each look: the first look shows
 * `time + duration`.
 */
export class SimpleIntervalClock implements PassiveClock {
  #time: Instant
  readonly #duration: Duration

  /** Starts at `time` and moves by `duration` at each call of `now`. */
  constructor(time: Instant, duration: Duration) {
    this.#time = time
    this.#duration = duration
  }

  /** Moves the time and returns it. */
  now(): Instant {
    this.#time += this.#duration
    return this.#time
  }

  /** The time between `then` and the last look; does not move the time. */
  since(then: Instant): Duration {
    return this.#time - then
  }
}

/** A timer of a `FakeClock`; active while the clock counts its waiter. */
class FakeTimer implements Timer {
  readonly #fakeClock: FakeClock
  readonly #waiters: Set<FakeClockWaiter>
  readonly #waiter: FakeClockWaiter

  constructor(
    fakeClock: FakeClock,
    waiters: Set<FakeClockWaiter>,
    waiter: FakeClockWaiter,
  ) {
    this.#fakeClock = fakeClock
    this.#waiters = waiters
    this.#waiter = waiter
  }

  stop(): boolean {
    return this.#waiters.delete(this.#waiter)
  }

  reset(d: Duration): boolean {
    const wasActive = this.#waiters.has(this.#waiter)
    this.#waiter.targetTime = this.#fakeClock.now() + d
    this.#waiters.add(this.#waiter)
    return wasActive
  }

  unref(): void {}
}

// Upstream's fake ticker cannot be stopped either: it stays on the clock and
// goes on ticking. One object will do for all of them.
const fakeTicker: Ticker = {
  stop() {},
  unref() {},
}
