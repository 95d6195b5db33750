import { isDeepStrictEqual } from 'node:util'
import { type Vector, type VectorFile } from '../../schemas/vector.ts'

/** What came out of replaying one vector. */
export interface Verdict {
  /** The vector's id: `W-01`. */
  readonly scenario: string
  readonly about: string | undefined
  /** False for what is recorded for the reader only; `ok` is true then. */
  readonly replayed: boolean
  readonly ok: boolean
  /** What was expected and what came; empty if `ok`. */
  readonly message: string
}

/** How the vectors of a suite are replayed on the port. */
export interface SuiteReplay {
  /** Runs the steps on the port and returns one observation per step. */
  run(vector: Vector): Promise<readonly unknown[]>
  /** True if both observations say the same; the default compares floats with a tolerance of 1e-12. */
  same?(expected: unknown, got: unknown): boolean
}

/** Replays all vectors of a file, one after the other. */
export async function* replayVectors(
  file: VectorFile,
  suite: SuiteReplay,
): AsyncGenerator<Verdict> {
  for (const vector of file.vectors) yield await replayVector(vector, suite)
}

async function replayVector(vector: Vector, suite: SuiteReplay): Promise<Verdict> {
  const { id: scenario, about } = vector
  if (vector.notReplayed) return { scenario, about, replayed: false, ok: true, message: '' }
  const got = await suite.run(vector)
  const ok = vector.outcomes.some((outcome) => isDeepStrictEqual(outcome, got))
  return { scenario, about, replayed: true, ok, message: ok ? '' : 'differs' }
}
