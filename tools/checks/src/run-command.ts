import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import type { StepResult } from './step.ts'

/**
 * The variables a program of this repository runs with: `node_modules/.bin` comes first, so that the runtime
 * from npm is used even where the machine has an older one.
 */
export function commandEnv(root: string, base: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const bin = join(root, 'node_modules', '.bin')
  return {
    ...base,
    PATH: [bin, base['PATH'] ?? ''].join(delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
  }
}

/** Runs `command` in `root` without input and collects what it prints; a missing program is a failure. */
export function runCommand(root: string, command: readonly string[]): Promise<StepResult> {
  const [program = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: commandEnv(root, process.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => {
      resolve({ ok: false, output: `${program}: ${error.message}` })
    })
    child.on('close', (code, signal) => {
      const text = Buffer.concat(chunks).toString('utf8').trim()
      const end = signal ?? (code === 0 ? '' : `exit ${code ?? 'unknown'}`)
      resolve({ ok: code === 0, output: [text, end].filter((part) => part !== '').join('\n') })
    })
  })
}
