import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Node program to be measured. */
export interface Program {
  /** Arguments of `node`: the script and its own. */
  readonly args: readonly string[]
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

const PRELOAD = new URL('report-cpu.ts', import.meta.url).href

/** Many times what the slowest program measured here takes. */
const TIMEOUT_MS = 5 * 60_000

/**
 * CPU seconds, user and system, of the program and the processes it started. Wall-clock time would say as much
 * about what else the machine is doing.
 *
 * @throws Error with the program's output when it fails.
 */
export function measureCpu({ args, cwd, env = {} }: Program): number {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  const file = join(folder, 'cpu')
  try {
    const run = spawnSync(process.execPath, ['--import', PRELOAD, ...args], {
      cwd,
      env: { ...process.env, ...env, BENCH_CPU_FILE: file },
      encoding: 'utf8',
      // A peer that never ends is a failed measurement.
      timeout: TIMEOUT_MS,
    })
    if (run.status !== 0) throw new Error(`${args.join(' ')}\n${run.stdout}\n${run.stderr}`)
    return Number(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The smallest of several measurements: what else the machine does can only add. */
export function leastOf(times: number, measure: () => number): number {
  return Math.min(...Array.from({ length: times }, measure))
}
