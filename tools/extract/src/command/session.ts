import { performance } from 'node:perf_hooks'
import type { BookConfig } from '#schemas/book.ts'
import { createEnv } from '../create-env.ts'
import type { Env } from '../env.ts'
import { loadConfig } from '../load/config.ts'
import { createDiskFileSystem } from '../load/disk-file-system.ts'
import type { BookLocation } from './book-location.ts'
import { exitCodeOf, type ExitCode } from './exit-code.ts'
import type { ProgressLog } from './progress-log.ts'
import { renderGithub, renderText, sortProblems } from './render-problems.ts'
import type { Format } from './render-report.ts'

/** What a command leaves to be printed, and what the process ends with. */
export interface CommandResult {
  output: string
  exitCode: ExitCode
}

/** A command at work on a book on disk. */
export interface Session {
  env: Env
  log: ProgressLog
  /** Absent when the configuration is malformed, which has been reported. */
  book: BookConfig | undefined
}

/** Opens a book. Every run opens it anew, so that nothing is left over from the last one. */
export async function openBook(location: BookLocation, log: ProgressLog): Promise<Session> {
  const env = createEnv(createDiskFileSystem(location.root), performance, log)
  return { env, log, book: await loadConfig(location.file, env) }
}

/** The result of a command that answers with `answer`, unless there were errors: then with them. */
export function answerWith({ env, log }: Session, answer: string, format: Format): CommandResult {
  log.stop()
  const exitCode = exitCodeOf(env.problems)
  return { exitCode, output: exitCode === 0 ? `${answer}\n` : renderProblems(env, format) }
}

function renderProblems({ problems }: Env, format: Format): string {
  if (format === 'json')
    return `${JSON.stringify({ problems: sortProblems(problems) }, undefined, 2)}\n`
  return format === 'github' ? renderGithub(problems) : renderText(problems)
}
