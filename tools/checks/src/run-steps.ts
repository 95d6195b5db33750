import type { CheckEnv, Step, StepResult } from './step.ts'

/** A step that has run. */
export interface StepReport extends StepResult {
  readonly name: string
  readonly seconds: number
}

/** Thrown errors are the step's own failure, so that the other steps still run. */
async function settle(step: Step, env: CheckEnv): Promise<StepResult> {
  try {
    return await step.run(env)
  } catch (error) {
    return { ok: false, output: error instanceof Error ? (error.stack ?? error.message) : 'failed' }
  }
}

/** Runs every step, whatever the others found. `now` is in milliseconds; `report` is told of each at once. */
export async function runSteps(
  steps: readonly Step[],
  env: CheckEnv,
  now: () => number,
  report: (done: StepReport) => void,
): Promise<StepReport[]> {
  const reports: StepReport[] = []
  for (const step of steps) {
    const start = now()
    const result = await settle(step, env)
    const done = { name: step.name, seconds: (now() - start) / 1000, ...result }
    report(done)
    reports.push(done)
  }
  return reports
}
