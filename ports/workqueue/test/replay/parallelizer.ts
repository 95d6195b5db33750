import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import { parallelizeUntil } from '../../src/index.ts'
import { BubbleClock } from './bubble-clock.ts'
import { nanos } from './observation.ts'
import { type ParallelStep, parallelStepSchema } from './parallel-step.ts'
import { PieceLog } from './piece-log.ts'

/** Replays `parallelizer`. A rejection with the right error is what a panic is upstream (DV-6). */
export const parallelizerReplay: SuiteReplay = {
  async run(vector) {
    const observations: unknown[] = []
    for (const step of vector.steps) observations.push(await play(parallelStepSchema.parse(step)))
    return observations
  },
}

const pieceError = new Error('the piece panics')

async function play(step: ParallelStep): Promise<unknown> {
  const clock = new BubbleClock()
  const log = new PieceLog(clock)
  const controller = new AbortController()
  if (step.context === 'cancelled') controller.abort()
  if (step.cancelAt > 0) {
    clock.newTimer(step.cancelAt, () => {
      controller.abort()
    })
  }
  const finish = (number: number): void => {
    if (step.panicIn === number) throw pieceError
  }
  const piece = (number: number): Promise<void> | undefined => {
    log.add(number)
    if (step.cancelIn === number) controller.abort()
    const taking = take(step, number, clock)
    if (taking === undefined) {
      finish(number)
      return undefined
    }
    return taking.then(() => {
      finish(number)
    })
  }
  const options = {
    ...(step.chunkSize !== undefined && { chunkSize: step.chunkSize }),
    ...(step.context !== 'none' && { signal: controller.signal }),
  }
  const call = parallelizeUntil(step.workers, step.pieces, piece, options)
  const { ended, at } = await outcome(call, clock)
  return log.observe(step, ended, nanos(at))
}

/** Lets the piece take its time; a piece of no duration is synchronous. */
function take(step: ParallelStep, piece: number, clock: BubbleClock): Promise<void> | undefined {
  if (step.unordered) return Promise.resolve()
  const d = step.durations[piece % step.durations.length] ?? 0
  if (d === 0) return undefined
  return new Promise((resolve) => {
    clock.newTimer(d, () => {
      resolve()
    })
  })
}

async function outcome(
  call: Promise<void>,
  clock: BubbleClock,
): Promise<{ ended: string; at: number }> {
  let result: { ended: string; at: number } | undefined
  const end = (ended: string): void => {
    result = { ended, at: clock.now() }
  }
  call.then(
    () => {
      end('returned')
    },
    (error: unknown) => {
      const expected = error === pieceError || error instanceof RangeError
      end(expected ? 'panicked' : String(error))
    },
  )
  await clock.pass(0)
  for (;;) {
    if (result) return result
    if (!(await clock.next())) return { ended: 'blocked', at: clock.now() }
  }
}
