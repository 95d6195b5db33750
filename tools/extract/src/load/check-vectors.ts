import type { ScenarioFile, VectorFile } from '#schemas/vector.ts'
import type { Env } from '../env.ts'
import { nearest } from '../nearest.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { vectorProblems as problems } from '../problems/vector-problems.data.ts'
import type { RecordFile } from './record-file.ts'

/** What a file of vectors is held against. */
export interface VectorContext {
  file: string
  scenarioFile: string
  /** Absent when there is no such file. */
  scenarios: ScenarioFile | undefined
  /** Ids of the port's requirements and deviations. */
  requirements: readonly string[]
  deviations: readonly string[]
}

/** Reports what the schema cannot see: names that mean nothing, and vectors that nobody asked for. */
export function checkVectors(
  vectors: RecordFile<VectorFile>,
  context: VectorContext,
  env: Env,
): void {
  const { file } = context
  const { value, lineOf } = vectors
  checkSuite(vectors, context, env)
  const seen = new Set<string>()
  for (const [at, vector] of value.vectors.entries()) {
    const path = ['vectors', at]
    const { id } = vector
    const place = { file, line: 1 }
    if (seen.has(id)) {
      place.line = lineOf(path)
      env.report(createProblem(problems.repeated, { id, other: value.suite }, place))
    }
    seen.add(id)
    for (const { kind, name, known } of findUnknown(vector, context)) {
      place.line = lineOf(path)
      const near = nearest(name, known)
      const args = { id, kind, name, nearest: near ? [near] : [] }
      env.report(createProblem(problems.unknownName, args, place))
    }
    for (const { what, reason } of findMismatches(vector)) {
      place.line = lineOf(path)
      env.report(createProblem(problems.mismatch, { id, what, reason }, place))
    }
  }
}

function checkSuite(
  { value, lineOf }: RecordFile<VectorFile>,
  context: VectorContext,
  env: Env,
): void {
  const { file, scenarioFile, scenarios } = context
  if (scenarios === undefined) {
    const args = { what: 'the whole file', scenarioFile }
    env.report(createProblem(problems.stray, args, { file }))
    return
  }
  const asked = scenarios.scenarios?.map(({ id }) => id)
  // A seeded suite is generated while it is recorded: its scenarios stand in the vectors.
  if (asked === undefined) return
  const recorded = value.vectors.map(({ id }) => id)
  for (const [at, id] of recorded.entries()) {
    if (asked.includes(id)) continue
    const place = { file, line: lineOf(['vectors', at]) }
    env.report(createProblem(problems.stray, { what: `\`${id}\``, scenarioFile }, place))
  }
  for (const id of asked.filter((one) => !recorded.includes(one)))
    env.report(createProblem(problems.unrecorded, { what: `\`${id}\`` }, { file: scenarioFile }))
}

type Vector = VectorFile['vectors'][number]

function findUnknown(
  { requirements = [], deviations = [], notReplayed }: Vector,
  known: VectorContext,
): { kind: string; name: string; known: readonly string[] }[] {
  const named = [...deviations.map(({ id }) => id), ...(notReplayed ? [notReplayed.deviation] : [])]
  return [
    ...requirements
      .filter((name) => !known.requirements.includes(name))
      .map((name) => ({ kind: 'requirement', name, known: known.requirements })),
    ...named
      .filter((name) => !known.deviations.includes(name))
      .map((name) => ({ kind: 'deviation', name, known: known.deviations })),
  ]
}

function findMismatches({
  steps,
  outcomes,
  deviations = [],
}: Vector): { what: string; reason: string }[] {
  const length = steps.length
  return [
    ...outcomes.flatMap((outcome, at) =>
      outcome.length === length
        ? []
        : [{ what: `outcomes.${at}`, reason: `${outcome.length} observations of ${length} steps` }],
    ),
    ...deviations.flatMap(({ id, steps: places }) =>
      places
        .filter((step) => step >= length)
        .map((step) => ({
          what: id,
          reason: `there is no step ${step}, the last is ${length - 1}`,
        })),
    ),
  ]
}
