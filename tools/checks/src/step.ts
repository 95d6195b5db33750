/** Where a check runs and what it may use. */
export interface CheckEnv {
  /** Absolute path of the repository's root. */
  readonly root: string
  /** Revision of the branch that this work will be merged into, when it was given. */
  readonly base?: string | undefined
  /** Runs a program of the repository with the runtime that npm installed. */
  readonly run: (command: readonly string[]) => Promise<StepResult>
}

/** What a check found. */
export interface StepResult {
  readonly ok: boolean
  /** For people; shown when the check failed. */
  readonly output: string
}

/** One line of `npm run validate`. */
export interface Step {
  readonly name: string
  readonly run: (env: CheckEnv) => Promise<StepResult>
}

/** A step's result from the list of what is wrong; no problem, no failure. */
export function fromProblems(problems: readonly string[], checked: string): StepResult {
  return { ok: problems.length === 0, output: [...problems, checked].join('\n') }
}

/** Runs every program in turn and fails when one of them does. */
export async function runAll(
  env: CheckEnv,
  commands: readonly (readonly string[])[],
): Promise<StepResult> {
  const results: StepResult[] = []
  for (const command of commands) results.push(await env.run(command))
  return {
    ok: results.every((result) => result.ok),
    output: results
      .filter((result) => !result.ok)
      .map((result) => result.output)
      .join('\n'),
  }
}
