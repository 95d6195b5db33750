import { type Env, hasErrors } from '../env.ts'
import { emitProblems } from '../problems/emit-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { Woven } from '../weave/woven.ts'
import type { Outcome } from './outcome.ts'
import { checkOutput, renderOutput } from './output.ts'
import { planOutput } from './plan.ts'
import { commit, recover } from './transaction.ts'

/** Writes what differs from what is on disk, all or nothing; nothing while an error stands. */
export function emit(woven: Woven, env: Env): Outcome {
  const nothing: Outcome = { woven, written: [], removed: [], diff: '' }
  if (hasErrors(env)) return nothing
  try {
    recover(env.fs)
    const plan = planOutput(renderOutput(woven), woven.book, env)
    for (const file of plan.foreign) env.report(createProblem(emitProblems.foreign, {}, { file }))
    const written = plan.writes.map(({ path }) => path)
    checkOutput(woven, new Set(written), env)
    if (hasErrors(env)) return nothing
    commit(plan, env.fs)
    return { ...nothing, written, removed: plan.removals }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    env.report(createProblem(emitProblems.write, { reason }))
    return nothing
  }
}
