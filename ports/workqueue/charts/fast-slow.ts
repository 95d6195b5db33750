/** One item that keeps failing, under the three limiters that answer for each item by itself. */
import type { ChartInput } from '../../../schemas/chart.ts'
import {
  type Duration,
  ItemExponentialFailureRateLimiter,
  ItemFastSlowRateLimiter,
  MILLISECOND,
  type RateLimiter,
  SECOND,
  WithMaxWaitRateLimiter,
} from '../src/index.ts'

const FAILURES = 20

/** The last failure at which the ceiling cuts nothing; before it two curves would be one. */
const FORK = 14

const exponential = (): RateLimiter<string> =>
  new ItemExponentialFailureRateLimiter(5 * MILLISECOND, 1000 * SECOND)

function answers(limiter: RateLimiter<string>): [number, Duration][] {
  return Array.from({ length: FAILURES }, (_, index) => [index + 1, limiter.when('a')])
}

/** A slope that flattens at its maximum, a branch of it that is cut off earlier, and a single step. */
export const chart: ChartInput = {
  x: { label: { zh: '第几次失败', en: 'Failure' }, ticks: [1, 5, 10, 15, 20] },
  y: { label: { zh: '要等多久', en: 'Delay' }, scale: 'log', format: 'duration' },
  series: [
    { name: { zh: '指数', en: 'exponential' }, points: answers(exponential()) },
    {
      name: { zh: '封顶 60 s', en: 'capped at 60 s' },
      mark: 'step',
      points: answers(new WithMaxWaitRateLimiter(exponential(), 60 * SECOND)).slice(FORK - 1),
    },
    {
      name: { zh: '先快后慢', en: 'fast, then slow' },
      mark: 'step',
      points: answers(new ItemFastSlowRateLimiter(500 * MILLISECOND, 10 * SECOND, 5)),
    },
  ],
}
