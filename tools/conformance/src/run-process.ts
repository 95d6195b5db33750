import { spawn } from 'node:child_process'

/** How a program ended and what it printed. */
export interface ProcessResult {
  readonly end:
    | { readonly kind: 'exit'; readonly code: number }
    | { readonly kind: 'signal'; readonly signal: string }
    /** It ran for longer than it was allowed to and was ended. */
    | { readonly kind: 'late' }
    /** There is no such program. */
    | { readonly kind: 'missing'; readonly reason: string }
  /** Standard output. */
  readonly output: string
  /** Standard error. */
  readonly errors: string
}

/** Where and how long a program may run. */
export interface ProcessOptions {
  readonly cwd: string
  /** Ends the program after so many milliseconds; no limit when left out. */
  readonly limit?: number
}

/** Runs a program without input. Injected, so that tests need no Go. */
export type RunProcess = (
  command: readonly string[],
  options: ProcessOptions,
) => Promise<ProcessResult>

/** {@link RunProcess} on this machine. Never rejects. */
export const runProcess: RunProcess = ([program = '', ...args], { cwd, limit }) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    const errors: Buffer[] = []
    let late = false
    const timer =
      limit === undefined
        ? undefined
        : setTimeout(() => {
            late = true
            // A program in an endless loop hears nothing else.
            child.kill('SIGKILL')
          }, limit)
    const finish = (end: ProcessResult['end']): void => {
      clearTimeout(timer)
      resolve({ end, output: text(output), errors: text(errors) })
    }
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
    child.on('error', (error) => {
      finish({ kind: 'missing', reason: error.message })
    })
    child.on('close', (code, signal) => {
      if (late) finish({ kind: 'late' })
      else if (signal === null) finish({ kind: 'exit', code: code ?? 0 })
      else finish({ kind: 'signal', signal })
    })
  })

function text(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8')
}
