import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import { QueueMachine, type QueueObservation } from './queue-machine.ts'
import { parseConfig, parseStep } from './queue-scenario.ts'

/** Replays the suites of authored queue scenarios. */
export const queueReplay: SuiteReplay = {
  async run(vector) {
    const machine = new QueueMachine(parseConfig(vector['config']))
    const observations: QueueObservation[] = []
    for (const step of vector.steps) observations.push(await machine.step(parseStep(step)))
    return observations
  },
}
