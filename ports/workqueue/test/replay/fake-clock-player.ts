import { FakeClock, type Instant, type Ticker, type Timer } from '../../src/index.ts'
import { settle } from '../support/settle.ts'
import { type ClockStep } from './clock-step.ts'
import { nanos, observed } from './observation.ts'

/** Plays on a `FakeClock`. */
export class FakeClockPlayer {
  readonly #clock: FakeClock
  readonly #timers = new Map<string, Timer>()
  readonly #tickers = new Map<string, Ticker>()
  /** Everything made, in order: a recorder reads channels in that order. */
  readonly #made: string[] = []
  #shown = 0
  #told: { id: string; at: Instant }[] = []
  #called: string[] = []

  constructor(start: Instant) {
    this.#clock = new FakeClock(start)
  }

  async play(step: ClockStep): Promise<unknown> {
    const seen = this.#call(step)
    // `after` tells through a promise.
    await settle()
    const clock = this.#clock
    const asked = step.op === 'now'
    const now = clock.now() === this.#shown && !asked ? undefined : nanos(clock.now())
    this.#shown = clock.now()
    const told = this.#told.sort((a, b) => this.#made.indexOf(a.id) - this.#made.indexOf(b.id))
    const called = this.#called
    this.#told = []
    this.#called = []
    return observed({
      ...seen,
      now,
      waiters: clock.waiters(),
      hasWaiters: asked ? clock.hasWaiters() : undefined,
      told: told.map(({ id, at }) => ({ id, at: nanos(at) })),
      called,
    })
  }

  #call(step: ClockStep): Record<string, unknown> {
    const { op, id, d, t } = step
    switch (op) {
      case 'stop':
        return this.#stop(id)
      case 'reset':
        return { active: this.#timers.get(id)?.reset(d) }
      case 'step':
        this.#clock.step(d)
        return {}
      case 'setTime':
        this.#clock.setTime(t)
        return {}
      case 'sleep':
        void this.#clock.sleep(d)
        return {}
      case 'since':
        return { since: nanos(this.#clock.since(t)) }
      case 'now':
        return {}
      default:
        this.#start(step)
        return {}
    }
  }

  #stop(id: string): Record<string, unknown> {
    const ticker = this.#tickers.get(id)
    if (!ticker) return { active: this.#timers.get(id)?.stop() }
    ticker.stop()
    return {}
  }

  #start({ op, id, d }: ClockStep): void {
    const clock = this.#clock
    const tell = (at: Instant): void => {
      this.#told.push({ id, at })
    }
    const call = (): void => {
      this.#called.push(id)
    }
    this.#made.push(id)
    if (op === 'newTimer') this.#timers.set(id, clock.newTimer(d, tell))
    else if (op === 'afterFunc') this.#timers.set(id, clock.newTimer(d, call))
    else if (op === 'newTicker') this.#tickers.set(id, clock.newTicker(d, tell))
    else if (op === 'tick') clock.tick(d, tell)
    else if (op === 'after') void clock.after(d).then(tell)
    else throw new Error(`unknown op "${op}"`)
  }
}
