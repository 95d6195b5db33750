import { type Vector, type VectorFile } from '../../schemas/vector.ts'
import { describeDifference, portInstead } from './vector-difference.ts'
import { sameValue } from './vector-values.ts'

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
  readonly run: (vector: Vector) => Promise<readonly unknown[]>
  /** True if both observations say the same. Default: equal JSON, floats to within 1e-12 of their size. */
  readonly same?: (expected: unknown, got: unknown) => boolean
  /** Reads an outcome that is stored in another form than `run` returns. */
  readonly readOutcome?: (outcome: readonly unknown[], vector: Vector) => readonly unknown[]
}

/** Replays all vectors of a file, one after the other. */
export async function* replayVectors(
  file: VectorFile,
  suite: SuiteReplay,
): AsyncGenerator<Verdict> {
  for (const vector of file.vectors) yield await replayVector(vector, suite)
}

/** Replays one vector. What the port throws is a verdict too. */
export async function replayVector(vector: Vector, suite: SuiteReplay): Promise<Verdict> {
  const { id: scenario, about } = vector
  if (vector.notReplayed) return { scenario, about, replayed: false, ok: true, message: '' }
  const message = await disagreement(vector, suite)
  return { scenario, about, replayed: true, ok: message === '', message }
}

async function disagreement(vector: Vector, suite: SuiteReplay): Promise<string> {
  let got: readonly unknown[]
  try {
    got = await suite.run(vector)
  } catch (error) {
    return `${vector.id}: the port threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
  }
  const outcomes = vector.outcomes.map((outcome) => suite.readOutcome?.(outcome, vector) ?? outcome)
  const firsts = outcomes.map((outcome) => firstDifference(vector, suite, { outcome, got }))
  if (firsts.includes(undefined)) return ''
  // Of several allowed outcomes, the one the port keeps to longest says most.
  const furthest = firsts.reduce<number>((most, first) => Math.max(most, first ?? 0), 0)
  const expected = outcomes[firsts.indexOf(furthest)] ?? []
  return describeDifference(vector, { step: furthest, expected, got })
}

/**
 * The first step at which the port does not do what upstream does; or, where it differs on purpose, not what it
 * is said to do instead, or the same as upstream after all.
 */
function firstDifference(
  vector: Vector,
  suite: SuiteReplay,
  { outcome, got }: { outcome: readonly unknown[]; got: readonly unknown[] },
): number | undefined {
  const same = suite.same ?? sameValue
  const instead = portInstead(vector)
  const steps = Math.max(outcome.length, got.length, vector.steps.length)
  for (let step = 0; step < steps; step++) {
    const agrees = same(outcome[step], got[step])
    if (!instead.has(step) && !agrees) return step
    if (instead.has(step) && (agrees || !same(instead.get(step), got[step]))) return step
  }
  return undefined
}
