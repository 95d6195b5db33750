import { describe, expect, it } from 'vitest'
import { commandEnv, runCommand } from '../src/run-command.ts'
import { runSteps, type StepReport } from '../src/run-steps.ts'
import { runAll, type CheckEnv, type StepResult } from '../src/step.ts'

const env: CheckEnv = {
  root: '/book',
  run: ([name = '']) => Promise.resolve({ ok: name !== 'bad', output: name }),
}
const done = (ok: boolean): Promise<StepResult> => Promise.resolve({ ok, output: '' })

describe('runSteps', () => {
  it('runs every step although one fails and one throws', async () => {
    const seen: StepReport[] = []
    let now = 0
    const reports = await runSteps(
      [
        { name: 'fails', run: () => done(false) },
        { name: 'throws', run: () => Promise.reject(new Error('broken check')) },
        { name: 'passes', run: () => done(true) },
      ],
      env,
      () => (now += 500),
      (report) => seen.push(report),
    )
    expect(reports.map(({ name, ok, seconds }) => [name, ok, seconds])).toEqual([
      ['fails', false, 0.5],
      ['throws', false, 0.5],
      ['passes', true, 0.5],
    ])
    expect(reports[1]?.output).toContain('broken check')
    expect(seen).toEqual(reports)
  })
})

describe('runAll', () => {
  it('fails with the output of the programs that failed, and only theirs', async () => {
    expect(await runAll(env, [['good'], ['bad'], ['good']])).toEqual({ ok: false, output: 'bad' })
  })

  it('passes when all do', async () => {
    expect(await runAll(env, [['good'], ['good']])).toEqual({ ok: true, output: '' })
  })
})

describe('runCommand', () => {
  it('collects both streams and the exit code', async () => {
    const script = 'console.log("out"); console.error("err"); process.exitCode = 4'
    const result = await runCommand(process.cwd(), [process.execPath, '-e', script])
    expect(result.ok).toBe(false)
    expect(result.output.split('\n').sort()).toEqual(['err', 'exit 4', 'out'])
  })

  it('reports a program that is not there', async () => {
    const result = await runCommand(process.cwd(), ['no-such-program-of-ours'])
    expect(result.ok).toBe(false)
    expect(result.output).toContain('no-such-program-of-ours')
  })

  it('puts the runtime from npm in front', () => {
    expect(commandEnv('/book', { PATH: '/usr/bin' })['PATH']).toBe(
      '/book/node_modules/.bin:/usr/bin',
    )
  })
})
