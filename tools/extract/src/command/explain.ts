import { nearest } from '../nearest.ts'
import { catalogue, findEntry } from '../problems/catalogue.ts'
import { EXIT } from './exit-code.ts'
import type { CommandResult } from './session.ts'

/** `explain`: what a code means, with an example; all codes when none is given. */
export function explain(code: string | undefined): CommandResult {
  if (code === undefined) {
    const rows = catalogue.map((one) => `${one.code}  ${one.severity.padEnd(7)}  ${one.title}\n`)
    return { output: rows.join(''), exitCode: EXIT.ok }
  }
  const entry = findEntry(code)
  if (!entry) {
    const near = nearest(
      code.toUpperCase(),
      catalogue.map((one) => one.code),
    )
    const hint = near === undefined ? '' : `; nearest: ${near}`
    return { output: `There is no problem ${code}${hint}\n`, exitCode: EXIT.usage }
  }
  const { title, severity } = entry
  const { message, hint } = entry.sample()
  return {
    output: `${entry.code} ${title} (${severity})\n\nFor example:\n  ${message}\n  ${hint}\n`,
    exitCode: EXIT.ok,
  }
}
