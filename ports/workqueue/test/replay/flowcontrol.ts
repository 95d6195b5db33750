import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'

/** Of `flowcontrol` nothing is ported (DV-10): a vector that is to be replayed is a mistake in the scenarios. */
export const flowcontrolReplay: SuiteReplay = {
  run(vector) {
    return Promise.reject(new Error(`${vector.id} has nothing to be replayed on`))
  },
}
