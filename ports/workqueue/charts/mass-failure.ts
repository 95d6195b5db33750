/** A thousand items that fail for the first time at the same moment: what each of them is told. */
import type { ChartInput } from '../../../schemas/chart.ts'
import {
  defaultControllerRateLimiter,
  type Duration,
  FakeClock,
  ItemExponentialFailureRateLimiter,
  MILLISECOND,
  type RateLimiter,
  SECOND,
} from '../src/index.ts'

const ITEMS = 1000
const STEP = 20

/** The answer for every twentieth item, and for those on either side of the burst. */
function answers(limiter: RateLimiter<number>): [number, Duration][] {
  const points: [number, Duration][] = []
  for (let item = 1; item <= ITEMS; item++) {
    const delay = limiter.when(item)
    if (item === 1 || item === 101 || item % STEP === 0) points.push([item, delay])
  }
  return points
}

/** 5 ms for everybody by the exponential limiter; up to 90 s by the default one. */
export const chart: ChartInput = {
  x: {
    label: { zh: '第几个失败的元素', en: 'Item, in order of failing' },
    ticks: [1, 100, 500, 1000],
  },
  y: { label: { zh: '要等多久', en: 'Delay' }, scale: 'log', format: 'duration' },
  series: [
    {
      name: { zh: '控制器默认', en: 'controller default' },
      points: answers(defaultControllerRateLimiter({ clock: new FakeClock() })),
    },
    {
      name: { zh: '只有指数', en: 'exponential alone' },
      points: answers(new ItemExponentialFailureRateLimiter(5 * MILLISECOND, 1000 * SECOND)),
    },
  ],
}
