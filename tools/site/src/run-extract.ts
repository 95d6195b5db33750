import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LocatedBook } from './book-location.ts'

const CLI = fileURLToPath(new URL('../../extract/src/cli.ts', import.meta.url))

function startExtract(
  { file }: LocatedBook,
  options: readonly string[],
  stdio: StdioOptions,
): ChildProcess {
  return spawn(process.execPath, [CLI, '--book', file, ...options], { stdio })
}

/** Weaves the book once and says how that went. @returns the extractor's exit code */
export function runExtract(located: LocatedBook): Promise<number> {
  return exitOf(startExtract(located, [], 'inherit'))
}

/** Weaves the book once without a word if all is well. @returns the exit code, and what was said */
export async function tryExtract(
  located: LocatedBook,
): Promise<{ exitCode: number; output: string }> {
  const child = startExtract(located, [], ['ignore', 'pipe', 'pipe'])
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => said.push(text))
  }
  const exitCode = await exitOf(child)
  return { exitCode, output: said.join('').trimEnd() }
}

/** Weaves the book again whenever its sources change, until the child is killed. */
export function watchExtract(located: LocatedBook): ChildProcess {
  return startExtract(located, ['--watch'], 'inherit')
}

/** Resolves with a child's exit code; 1 when a signal ended it. @throws Error when it could not be started */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    // Not `exit`: what the child said last may still be on its way then.
    child.once('close', (code) => {
      resolve(code ?? 1)
    })
  })
}
