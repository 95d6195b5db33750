/** How long 16 workers take for 5000 pieces of 1 ms each, by the size of the chunks they take. */
import { type ChartInput } from '../../../schemas/chart.ts'
import { FakeClock, MILLISECOND, parallelizeUntil } from '../src/index.ts'

const WORKERS = 16
const PIECES = 5000
const STEP = 4
const LARGEST = 500

/** More turns than a worker needs from the end of one piece to the start of the next. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve()
}

async function makespan(chunkSize: number): Promise<number> {
  const clock = new FakeClock()
  const start = clock.now()
  let left = PIECES
  const work = async (): Promise<void> => {
    await clock.after(MILLISECOND)
    left--
  }
  const done = parallelizeUntil(WORKERS, PIECES, work, { chunkSize })
  while (left > 0) {
    clock.step(MILLISECOND)
    await settle()
  }
  await done
  return clock.now() - start
}

const points: [number, number][] = []
for (let size = 1; size <= LARGEST; size += size === 1 ? STEP - 1 : STEP) {
  points.push([size, await makespan(size)])
}

/** Teeth: each rises with the size of a last round that few workers share, and falls where it is saved. */
export const chart: ChartInput = {
  x: { label: { zh: '每块几份', en: 'Pieces a chunk' }, ticks: [1, 70, 157, 313, 500] },
  y: { label: { zh: '总时长', en: 'Total' }, format: 'duration' },
  series: [{ name: { zh: '16 个 worker', en: '16 workers' }, points }],
}
