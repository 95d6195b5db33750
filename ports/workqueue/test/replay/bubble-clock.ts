import { type Duration, FakeClock, type Instant, type Timer } from '../../src/index.ts'
import { settle } from '../support/settle.ts'

/**
 * A clock that keeps time as Go's synctest does: it goes from one timer to the next, and everybody who is woken
 * goes as far as they can before it moves on. Knows the timers of `newTimer`, as long as they are not reset.
 */
export class BubbleClock extends FakeClock {
  #due: Instant[] = []

  override newTimer(d: Duration, onFire: (at: Instant) => void): Timer {
    this.#due.push(this.now() + d)
    return super.newTimer(d, onFire)
  }

  /** Lets `d` pass. */
  async pass(d: Duration): Promise<void> {
    const end = this.now() + d
    await settle()
    while (this.#due.some((due) => due <= end)) await this.next()
    this.setTime(end)
    await settle()
  }

  /** Lets pass what is left until the next timer; false if there is none. */
  async next(): Promise<boolean> {
    if (this.#due.length === 0) return false
    const next = Math.max(this.now(), Math.min(...this.#due))
    this.#due = this.#due.filter((due) => due > next)
    this.setTime(next)
    await settle()
    return true
  }
}
