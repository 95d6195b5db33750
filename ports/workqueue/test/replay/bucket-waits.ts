import {
  BurstExceededError,
  DeadlineExceededError,
  type Limiter,
  type PassiveClock,
} from '../../src/index.ts'
import { type BucketStep } from './bucket-scenario.ts'
import { nanos } from './observation.ts'

/** How a wait went out. */
export interface Ended {
  readonly w: number
  readonly at: string
  readonly result: string
}

const gaveUp = new Error('the caller gave up')

/** Calls of `waitN` that may still be waiting. */
export class Waits {
  readonly #clock: PassiveClock
  readonly #controllers: AbortController[] = []
  #over: (Omit<Ended, 'at'> & { at: number })[] = []

  constructor(clock: PassiveClock) {
    this.#clock = clock
  }

  begin(limiter: Limiter, { n, deadline, aborted }: BucketStep): void {
    const w = this.#controllers.length
    const controller = new AbortController()
    this.#controllers.push(controller)
    if (aborted) controller.abort(gaveUp)
    const until = deadline === undefined ? undefined : this.#clock.now() + deadline
    const options = { signal: controller.signal, deadline: until }
    // Where there is nothing to tell apart, the twin without a number has its turn.
    const waiting = n === 1 ? limiter.wait(options) : limiter.waitN(n, options)
    const note = (result: string): void => {
      this.#over.push({ w, at: this.#clock.now(), result })
    }
    waiting.then(
      () => {
        note('ok')
      },
      (error: unknown) => {
        note(reason(error))
      },
    )
  }

  abort(w: number): void {
    this.#controllers[w]?.abort(gaveUp)
  }

  /** What ended since the last call, in order of time and then of asking. */
  ended(): Ended[] {
    const over = this.#over.sort((a, b) => a.at - b.at || a.w - b.w)
    this.#over = []
    return over.map(({ w, at, result }) => ({ w, at: nanos(at), result }))
  }
}

function reason(error: unknown): string {
  if (error === gaveUp) return 'aborted'
  if (error instanceof BurstExceededError) return 'burst'
  if (error instanceof DeadlineExceededError) return 'would-exceed'
  return String(error)
}
