import { type VectorFile } from '../../../../schemas/vector.ts'
import {
  replayVectors,
  type SuiteReplay,
  type Verdict,
} from '../../../../test/support/vector-replay.ts'
import { bucketReplay } from './bucket.ts'
import { clockReplay } from './clock.ts'
import { flowcontrolReplay } from './flowcontrol.ts'
import { keysReplay } from './keys.ts'
import { limitersReplay } from './limiters.ts'
import { parallelizerReplay } from './parallelizer.ts'
import { queueReplay } from './queue-replay.ts'

export type { Verdict } from '../../../../test/support/vector-replay.ts'

/** Suite → how its vectors are replayed; one entry per file in `vectors/`. */
const suites: Readonly<Record<string, SuiteReplay>> = {
  queue: queueReplay,
  delaying: queueReplay,
  'rate-limiting': queueReplay,
  random: queueReplay,
  limiters: limitersReplay,
  'limiters-seeded': limitersReplay,
  bucket: bucketReplay,
  'bucket-seeded': bucketReplay,
  'wait-seeded': bucketReplay,
  clock: clockReplay,
  'clock-seeded': clockReplay,
  parallelizer: parallelizerReplay,
  keys: keysReplay,
  flowcontrol: flowcontrolReplay,
}

/** Replays the vectors of a file on the port, one verdict per vector. */
export async function* replay(file: VectorFile): AsyncGenerator<Verdict> {
  const suite = suites[file.suite]
  if (!suite)
    throw new Error(`no replay for suite "${file.suite}": add one in test/replay/index.ts`)
  yield* replayVectors(file, suite)
}
