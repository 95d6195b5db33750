import type { ChartInput } from '../../../schemas/chart.ts'
import { ItemExponentialFailureRateLimiter, MILLISECOND, SECOND } from '../src/index.ts'

/** Two failures more than the delay needs to reach its maximum. */
const FAILURES = 20

const limiter = new ItemExponentialFailureRateLimiter<string>(5 * MILLISECOND, 1000 * SECOND)
const points = Array.from({ length: FAILURES }, (_, index): [number, number] => [
  index + 1,
  limiter.when('item'),
])

export const chart: ChartInput = {
  x: { label: { zh: '连续失败次数', en: 'failures in a row' } },
  y: {
    label: { zh: '下一次重试前等待', en: 'delay before the next retry' },
    scale: 'log',
    format: 'duration',
  },
  series: [
    {
      name: { zh: '单个元素的延迟', en: 'delay of one item' },
      points,
    },
  ],
}
