/** How long one item waits that keeps failing, under the default limiter of controllers. */
import type { ChartInput } from '../../../schemas/chart.ts'
import { ItemExponentialFailureRateLimiter, MILLISECOND, SECOND } from '../src/index.ts'

/** Two failures more than the delay needs to reach its maximum. */
const FAILURES = 20

const limiter = new ItemExponentialFailureRateLimiter<string>(5 * MILLISECOND, 1000 * SECOND)
const points = Array.from({ length: FAILURES }, (_, index): [number, number] => [
  index + 1,
  limiter.when('item'),
])

/** A straight line on the log scale, level once it has reached the maximum. */
export const chart: ChartInput = {
  x: { label: { zh: '第几次失败', en: 'Failure' }, ticks: [1, 5, 10, 15, 20] },
  y: {
    label: { zh: '要等多久', en: 'Delay' },
    scale: 'log',
    format: 'duration',
  },
  series: [
    {
      name: { zh: '指数', en: 'exponential' },
      points,
    },
  ],
}
