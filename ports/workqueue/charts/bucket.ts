/** How long the token bucket of a controller makes each of 300 calls wait, at three rates of calling. */
import type { ChartInput } from '../../../schemas/chart.ts'
import { type Duration, FakeClock, Limiter, MILLISECOND } from '../src/index.ts'

const CALLS = 300
const STEP = 10

/** Every tenth answer of a full bucket of 10 per second and burst 100 that is asked once per `interval`. */
function delays(interval: Duration): [number, Duration][] {
  const clock = new FakeClock()
  const limiter = new Limiter(10, 100, { clock })
  const points: [number, Duration][] = []
  for (let call = 1; call <= CALLS; call++) {
    const delay = limiter.reserve().delay()
    if (call === 1 || call % STEP === 0) points.push([call, delay])
    clock.step(interval)
  }
  return points
}

/** Curves that leave the axis once the burst is spent: after call 100, after call 199, never. */
export const chart: ChartInput = {
  x: { label: { zh: '第几次调用', en: 'Call' }, ticks: [1, 50, 100, 150, 200, 250, 300] },
  y: { label: { zh: '要等多久', en: 'Delay' }, format: 'duration' },
  series: [
    { name: { zh: '同时', en: 'all at once' }, points: delays(0) },
    { name: { zh: '每秒 20 次', en: '20 a second' }, points: delays(50 * MILLISECOND) },
    { name: { zh: '每秒 10 次', en: '10 a second' }, points: delays(100 * MILLISECOND) },
  ],
}
