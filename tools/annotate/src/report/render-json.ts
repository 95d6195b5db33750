import { sortProblems } from '../../../extract/src/command/render-problems.ts'
import type { CheckReport } from './check-report.ts'

/** For programs. */
export function renderCheckJson({ notes, problems, exitCode }: CheckReport): string {
  const report = { notes, problems: sortProblems(problems), exitCode }
  return `${JSON.stringify(report, undefined, 2)}\n`
}
