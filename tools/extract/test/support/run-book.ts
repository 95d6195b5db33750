import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openBook, type CommandResult } from '../../src/command/session.ts'
import { createProgressLog } from '../../src/command/progress-log.ts'
import { runExtract, type ExtractOptions } from '../../src/command/run-extract.ts'

/** Where tests put books they may write to; inside the repository, so that packages resolve. */
export const SCRATCH = join(import.meta.dirname, '../../../../.cache/tests/extract')

const FIXTURES = join(import.meta.dirname, '../fixtures')

/** A fresh copy of fixture folders laid over one another, below {@link SCRATCH}. Gives its absolute path. */
export function copyBook(name: string, ...folders: string[]): string {
  const root = join(SCRATCH, name)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  for (const folder of folders) cpSync(join(FIXTURES, folder), root, { recursive: true })
  return root
}

/** Runs the main command in this process. */
export async function runBook(
  root: string,
  options: Partial<ExtractOptions> = {},
): Promise<CommandResult> {
  const session = await openBook({ root, file: 'book.config.ts' }, createProgressLog(false))
  return await runExtract(session, {
    format: 'text',
    check: false,
    timing: false,
    verbose: false,
    ...options,
  })
}
