import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.ts'
import { runSteps, type StepReport } from './run-steps.ts'
import { STEPS } from './steps.ts'

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))

function print(done: StepReport): void {
  console.log(`${done.ok ? '✓' : '✗'} ${done.name.padEnd(18)} ${done.seconds.toFixed(1)} s`)
  if (!done.ok) console.log(`${done.output}\n`)
}

/** `node tools/checks/src/cli.ts [--base <revision>] [step…]`: the named steps, or all of them. */
async function main(names: readonly string[], base: string | undefined): Promise<number> {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length > 0) {
    console.error(`No such step: ${unknown.join(', ')}`)
    console.error(`Steps: ${STEPS.map((step) => step.name).join(', ')}`)
    return 1
  }
  const steps = names.length === 0 ? STEPS : STEPS.filter((step) => names.includes(step.name))
  const env = { root, base, run: (command: readonly string[]) => runCommand(root, command) }
  const reports = await runSteps(steps, env, () => performance.now(), print)
  const failed = reports.filter((report) => !report.ok)
  console.log(`${reports.length - failed.length} of ${reports.length} steps passed`)
  return failed.length === 0 ? 0 : 3
}

const { values, positionals } = parseArgs({
  options: { base: { type: 'string' } },
  allowPositionals: true,
})
process.exitCode = await main(positionals, values.base)
