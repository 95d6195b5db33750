import { z } from 'zod'
import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import { FakePassiveClock, type PassiveClock, SimpleIntervalClock } from '../../src/index.ts'
import { type ClockStep, clockStepSchema } from './clock-step.ts'
import { FakeClockPlayer } from './fake-clock-player.ts'
import { nanos, nanosSchema } from './observation.ts'

const configSchema = z.strictObject({
  kind: z.enum(['fake', 'passive', 'interval']),
  start: nanosSchema.default(0),
  interval: nanosSchema.default(0),
})

/** Replays `clock` and `clock-seeded`. */
export const clockReplay: SuiteReplay = {
  async run(vector) {
    const { kind, start, interval } = configSchema.parse(vector['config'])
    const steps = vector.steps.map((step) => clockStepSchema.parse(step))
    if (kind === 'interval') {
      const clock = new SimpleIntervalClock(start, interval)
      return steps.map((step) => look(clock, step))
    }
    if (kind === 'passive') {
      const clock = new FakePassiveClock(start)
      return steps.map((step) => {
        if (step.op !== 'setTime') return look(clock, step)
        clock.setTime(step.t)
        return { now: nanos(clock.now()) }
      })
    }
    const player = new FakeClockPlayer(start)
    const observations: unknown[] = []
    for (const step of steps) observations.push(await player.play(step))
    return observations
  },
}

function look(clock: PassiveClock, { op, t }: ClockStep): unknown {
  if (op === 'since') return { since: nanos(clock.since(t)) }
  if (op === 'now') return { now: nanos(clock.now()) }
  throw new Error(`unknown op "${op}"`)
}
