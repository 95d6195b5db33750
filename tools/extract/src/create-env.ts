import type { Problem } from '#schemas/problem.ts'
import type { Clock, Env, FileSystem, Log } from './env.ts'

/** A log that swallows everything. */
export const silentLog: Log = { progress: () => undefined, timing: () => undefined }

/** An environment with an empty list of problems. */
export function createEnv(fs: FileSystem, clock: Clock, log: Log = silentLog): Env {
  const problems: Problem[] = []
  return { fs, clock, log, problems, report: (problem) => problems.push(problem) }
}
