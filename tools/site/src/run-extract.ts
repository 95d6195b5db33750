import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { LocatedBook } from './book-location.ts'

const CLI = fileURLToPath(new URL('../../extract/src/cli.ts', import.meta.url))

/** Starts the extractor in a process of its own, speaking on this terminal. */
function startExtract({ file }: LocatedBook, ...options: string[]): ChildProcess {
  return spawn(process.execPath, [CLI, '--book', file, ...options], { stdio: 'inherit' })
}

/** Weaves the book once. @returns the extractor's exit code */
export function runExtract(located: LocatedBook): Promise<number> {
  return exitOf(startExtract(located))
}

/** Weaves the book again whenever its sources change, until the child is killed. */
export function watchExtract(located: LocatedBook): ChildProcess {
  return startExtract(located, '--watch')
}

/** Resolves with a child's exit code; 1 when a signal ended it. @throws Error when it could not be started */
export function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      resolve(code ?? 1)
    })
  })
}
