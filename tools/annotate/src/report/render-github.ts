import type { Problem } from '#schemas/problem.ts'
import { renderGithub } from '../../../extract/src/command/render-problems.ts'
import { weigh } from './check-report.ts'

const SEVERITIES = { error: 'error', warning: 'warning', note: 'info' } as const

/** Commands by which a forge shows problems beside the lines of a change. */
export function renderCheckGithub(problems: readonly Problem[], prefix: string): string {
  return renderGithub(
    problems.map((problem) => ({
      ...problem,
      severity: SEVERITIES[weigh(problem)],
      ...(problem.file === undefined ? {} : { file: prefix + problem.file }),
    })),
  )
}
