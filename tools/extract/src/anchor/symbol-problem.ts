import type { Problem } from '#schemas/problem.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import type { SymbolResolution } from './symbol-resolver.ts'

/** Why `name` is no reference to a symbol; `port` is named in the hint. */
export function symbolProblem(
  name: string,
  resolution: Exclude<SymbolResolution, { kind: 'found' }>,
  port: string,
  place: Place,
): Problem {
  if (resolution.kind === 'ambiguous')
    return createProblem(
      problems.symbolAmbiguous,
      { name, candidates: resolution.candidates },
      place,
    )
  const [meant = ''] = resolution.nearest
  const owner = meant.includes('/') ? meant.slice(0, meant.indexOf('/')) : port
  const args = { name, port: owner, nearest: resolution.nearest }
  return createProblem(problems.symbolUnknown, args, place)
}
