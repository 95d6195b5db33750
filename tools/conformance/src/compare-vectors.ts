import { isDeepStrictEqual } from 'node:util'
import type { Vector, VectorFile } from '#schemas/vector.ts'
import { findDifference, renderValue } from './json-difference.ts'

/**
 * How a fresh recording of a suite differs from the committed one, in words; `undefined` when it does not.
 *
 * What ran the recorder may differ: a newer Go that records the same says that nothing has changed. Where
 * scheduling decides, a recording need not show every outcome again, nor as often; it must show no new one.
 */
export function compareVectorFiles(committed: VectorFile, fresh: VectorFile): string | undefined {
  for (const field of ['schemaVersion', 'suite', 'about', 'upstream', 'recordings'] as const) {
    const found = findDifference(committed[field], fresh[field])
    if (found) return `${[field, ...found.path].join('.')}\n${renderSides(found)}`
  }
  return compareVectors(committed.vectors, fresh.vectors)
}

/** A remark for whoever reads about a difference: two machines may disagree where Go leaves it to them. */
export function compareRecorders(committed: VectorFile, fresh: VectorFile): string | undefined {
  const name = ({ recorder }: VectorFile): string => `${recorder.go} on ${recorder.platform}`
  if (name(committed) === name(fresh)) return undefined
  return `committed by ${name(committed)}, recorded now by ${name(fresh)}`
}

function compareVectors(
  committed: readonly Vector[],
  fresh: readonly Vector[],
): string | undefined {
  const remaining = new Map(fresh.map((vector) => [vector.id, vector]))
  for (const vector of committed) {
    const again = remaining.get(vector.id)
    if (!again) return `${vector.id}: is committed, but was not recorded`
    remaining.delete(vector.id)
    const difference = compareScenarios(vector, again) ?? compareOutcomes(vector, again)
    if (difference !== undefined) return `${vector.id}: ${difference}`
  }
  const [extra] = remaining.keys()
  return extra === undefined ? undefined : `${extra}: was recorded, but is not committed`
}

function compareScenarios(committed: Vector, fresh: Vector): string | undefined {
  const { outcomes: _, ...before } = committed
  const { outcomes: __, ...after } = fresh
  const found = findDifference(before, after)
  return found && `the scenario differs at ${found.path.join('.')}\n${renderSides(found)}`
}

function compareOutcomes(committed: Vector, fresh: Vector): string | undefined {
  const scheduled = committed.outcomes.length > 1
  const unknown = fresh.outcomes.find(
    (outcome) => !committed.outcomes.some((known) => isDeepStrictEqual(known, outcome)),
  )
  if (unknown === undefined) return undefined
  const [known = []] = committed.outcomes
  const what = scheduled
    ? `an outcome that is not among the ${committed.outcomes.length} known ones; `
    : ''
  return `${what}${renderStep(committed, known, unknown)}`
}

/** The first step after which the two outcomes differ. */
function renderStep(
  { steps }: Vector,
  known: readonly unknown[],
  unknown: readonly unknown[],
): string {
  const found = findDifference(known, unknown)
  const [index = 0, ...path] = found?.path ?? []
  const step = renderValue(steps[Number(index)])
  const where = path.length > 0 ? `, ${path.join('.')}` : ''
  return `step ${index} ${step}${where}\n${renderSides({ before: found?.before, after: found?.after })}`
}

function renderSides({ before, after }: { before: unknown; after: unknown }): string {
  return `    committed  ${renderValue(before)}\n    recorded   ${renderValue(after)}`
}
