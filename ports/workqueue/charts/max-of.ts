/** A thousand items that never succeed: which half of the default limiter decides, failure by failure. */
import type { ChartInput } from '../../../schemas/chart.ts'
import {
  BucketRateLimiter,
  type Duration,
  FakeClock,
  type Instant,
  ItemExponentialFailureRateLimiter,
  Limiter,
  MaxOfRateLimiter,
  MILLISECOND,
  type RateLimiter,
  SECOND,
} from '../src/index.ts'

const ITEMS = 1000
const FAILURES = 19

/** A limiter that remembers its last answer. */
class Overheard implements RateLimiter<number> {
  readonly points: [number, Duration][] = []
  answer: Duration = 0
  readonly #limiter: RateLimiter<number>

  constructor(limiter: RateLimiter<number>) {
    this.#limiter = limiter
  }

  when(item: number): Duration {
    return (this.answer = this.#limiter.when(item))
  }

  /** Notes the last answer as that for failure number `failure`; the log scale has no place for 0. */
  note(failure: number): void {
    if (this.answer > 0) this.points.push([failure, this.answer])
  }

  numRequeues(item: number): number {
    return this.#limiter.numRequeues(item)
  }

  forget(item: number): void {
    this.#limiter.forget(item)
  }
}

/** Retries every item the moment it is due, and notes what the last of each round is told. */
function run(): { exponential: Overheard; bucket: Overheard } {
  const clock = new FakeClock()
  const exponential = new Overheard(
    new ItemExponentialFailureRateLimiter(5 * MILLISECOND, 1000 * SECOND),
  )
  const bucket = new Overheard(new BucketRateLimiter(new Limiter(10, 100, { clock })))
  const limiter = new MaxOfRateLimiter(exponential, bucket)
  const due = new Array<Instant>(ITEMS).fill(0)
  for (let failure = 1; failure <= FAILURES; failure++) {
    for (const [item, time] of due.entries()) {
      // Nobody overtakes: whoever asks earlier is never told a later time.
      if (time < clock.now()) throw new Error(`item ${item} is due before the one ahead of it`)
      clock.step(time - clock.now())
      due[item] = time + limiter.when(item)
    }
    exponential.note(failure)
    bucket.note(failure)
  }
  return { exponential, bucket }
}

const { exponential, bucket } = run()

/** A flat line at 100 s, which the exponential crosses at the sixteenth failure. */
export const chart: ChartInput = {
  x: { label: { zh: '第几次失败', en: 'Failure' }, ticks: [1, 5, 10, 16, 19] },
  y: { label: { zh: '要等多久', en: 'Delay' }, scale: 'log', format: 'duration' },
  series: [
    { name: { zh: '令牌桶', en: 'bucket' }, points: bucket.points },
    { name: { zh: '指数', en: 'exponential' }, mark: 'dots', points: exponential.points },
  ],
}
