import { check } from '../emit/check.ts'
import { emit } from '../emit/emit.ts'
import { createGit } from '../emit/git.ts'
import { extract } from '../pipeline.ts'
import { exitCodeOf } from './exit-code.ts'
import { type Format, renderReport } from './render-report.ts'
import type { CommandResult, Session } from './session.ts'

/** What the main command was asked to do. */
export interface ExtractOptions {
  format: Format
  check: boolean
  base?: string | undefined
  timing: boolean
  verbose: boolean
}

/** Extracts a book once, or checks what was extracted. */
export async function runExtract(
  { env, log, book }: Session,
  options: ExtractOptions,
): Promise<CommandResult> {
  const git = createGit(env.fs.root)
  const { base } = options
  const outcome =
    book &&
    (await extract(book, env, options.check ? (...args) => check(...args, { base, git }) : emit))
  log.stop()
  const report = {
    problems: env.problems,
    outcome,
    timings: options.timing ? log.timings : undefined,
    isVerbose: options.verbose,
  }
  return { output: renderReport(report, options.format), exitCode: exitCodeOf(env.problems) }
}
