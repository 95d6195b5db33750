import { locateBook, type BookLocation } from './book-location.ts'
import { EXIT } from './exit-code.ts'
import { createProgressLog } from './progress-log.ts'
import type { Format } from './render-report.ts'
import { type ExtractOptions, runExtract } from './run-extract.ts'
import { type CommandResult, openBook, type Session } from './session.ts'
import { createDiskWatch } from './watch-disk.ts'
import { watchBook, watchedPaths } from '../watch.ts'

/** Hears the result of a command; the caller prints it. */
export type Print = (result: CommandResult) => void

/** Options that every command on a book has. */
export interface BookOptions {
  book: string
  format: Format
}

/** Opens the book a command is about, and prints what the command answers. */
export async function withBook(
  { book, format }: BookOptions,
  print: Print,
  run: (session: Session) => CommandResult | Promise<CommandResult>,
): Promise<void> {
  const location = locateBook(book, process.cwd())
  if (location) print(await run(await openBook(location, createLog(format))))
  else print({ output: `There is no book at ${book}.\n`, exitCode: EXIT.usage })
}

function createLog(format: Format): ReturnType<typeof createProgressLog> {
  return createProgressLog(format === 'text' && process.stderr.isTTY)
}

/** The command that extracts: once, or again after every change. */
export async function runMain(
  options: BookOptions & ExtractOptions & { watch: boolean },
  print: Print,
): Promise<void> {
  if (options.base !== undefined && !options.check) {
    print({ output: '--base goes with --check.\n', exitCode: EXIT.usage })
    return
  }
  finishBeforeDying()
  await withBook(options, print, (session) => runExtract(session, options))
  const location = locateBook(options.book, process.cwd())
  if (!options.watch || !location) return
  await watch(location, options.format, () =>
    withBook(options, print, (session) => runExtract(session, options)),
  )
  if (options.format === 'text')
    print({ output: 'Watching for changes; Ctrl-C ends it.\n', exitCode: EXIT.ok })
}

/** Writing is one short synchronous step: with a listener, an interruption waits until it is done. */
function finishBeforeDying(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      setImmediate(() => {
        process.kill(process.pid, signal)
      })
    })
}

async function watch(
  location: BookLocation,
  format: Format,
  run: () => Promise<void>,
): Promise<void> {
  const { book, env } = await openBook(location, createLog(format))
  if (book) watchBook(watchedPaths(book, location.file), createDiskWatch(env.fs.root), run)
}
