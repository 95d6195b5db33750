import type { Problem } from '#schemas/problem.ts'
import { emitProblems } from '../problems/emit-problems.data.ts'

/** What a process that ran extract ends with. */
export const EXIT = { ok: 0, usage: 1, load: 2, resolve: 3, stale: 4, write: 5 } as const
/** See {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Of the phase that failed first; problems that are no errors do not fail. */
export function exitCodeOf(problems: readonly Problem[]): ExitCode {
  const codes = problems
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => phaseOf(code))
    .sort((a, b) => a - b)
  return codes[0] ?? EXIT.ok
}

// EXT012 → 0
function phaseOf(code: string): ExitCode {
  const group = code.charAt('EXT'.length)
  if (group === '0' || group === '1') return EXIT.load
  if (group !== '5') return EXIT.resolve
  return code === emitProblems.stale.code ? EXIT.stale : EXIT.write
}
