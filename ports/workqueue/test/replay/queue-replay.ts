import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import { QueueMachine, type QueueObservation } from './queue-machine.ts'
import { parseConfig, parseStep } from './queue-scenario.ts'
import { readObservations, readStep } from './queue-text.ts'

/** Replays queue scenarios, authored as objects or seeded as lines of text. */
export const queueReplay: SuiteReplay = {
  async run({ config, steps }) {
    const machine = new QueueMachine(parseConfig(config))
    const observations: QueueObservation[] = []
    for (const step of steps) {
      const parsed = parseStep(typeof step === 'string' ? readStep(step) : step)
      observations.push(await machine.step(parsed))
    }
    return observations
  },
  readOutcome(outcome, { steps }) {
    const lines = steps.filter((step) => typeof step === 'string')
    if (lines.length < steps.length) return outcome
    return readObservations(outcome, lines)
  },
}
