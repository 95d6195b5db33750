import { Command, CommanderError, Option } from 'commander'
import { listSymbols, quoteSymbol } from './command/ask-index.ts'
import { type BookLocation, locateBook } from './command/book-location.ts'
import { EXIT } from './command/exit-code.ts'
import { explain } from './command/explain.ts'
import { createProgressLog } from './command/progress-log.ts'
import type { Format } from './command/render-report.ts'
import { type ExtractOptions, runExtract } from './command/run-extract.ts'
import { runStamp } from './command/run-stamp.ts'
import { type CommandResult, openBook, type Session } from './command/session.ts'
import { createDiskWatch } from './command/watch-disk.ts'
import { watchBook, watchedPaths } from './watch.ts'

interface BookOptions {
  book: string
  format: Format
}

type MainOptions = BookOptions & ExtractOptions & { watch: boolean }

function print({ output, exitCode }: CommandResult): void {
  process.stdout.write(output)
  process.exitCode = exitCode
}

/** Opens the book a command is about, and prints what the command answers. */
async function withBook(
  { book, format }: BookOptions,
  run: (session: Session) => CommandResult | Promise<CommandResult>,
): Promise<void> {
  const location = locateBook(book, process.cwd())
  if (!location) {
    print({ output: `There is no book at ${book}.\n`, exitCode: EXIT.usage })
    return
  }
  print(await run(await openBook(location, createLog(format))))
}

function createLog(format: Format): ReturnType<typeof createProgressLog> {
  return createProgressLog(format === 'text' && process.stderr.isTTY)
}

async function main(options: MainOptions): Promise<void> {
  if (options.base !== undefined && !options.check) {
    print({ output: '--base goes with --check.\n', exitCode: EXIT.usage })
    return
  }
  // Writing is one short synchronous step: with these listeners an interruption waits until it is done.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      process.exitCode = EXIT.write
      setImmediate(() => {
        process.kill(process.pid, signal)
      })
    })
  await withBook(options, (session) => runExtract(session, options))
  const location = locateBook(options.book, process.cwd())
  if (options.watch && location) await watch(location, options)
}

async function watch(location: BookLocation, options: MainOptions): Promise<void> {
  const { book, env } = await openBook(location, createLog(options.format))
  if (!book) return
  watchBook(watchedPaths(book, location.file), createDiskWatch(env.fs.root), () =>
    withBook(options, (session) => runExtract(session, options)),
  )
}

const bookOption = new Option('--book <file>', 'the book to work on').default('book.config.ts')
const formatOption = new Option('--format <format>', 'how to report')
  .choices(['text', 'json', 'github'])
  .default('text')

const program = new Command('extract')
  .description('Weaves chapters, code and notes into the pages of a book.')
  .exitOverride()

program
  .command('extract', { isDefault: true })
  .description('write the pages of the book')
  .addOption(bookOption)
  .addOption(formatOption)
  .option(
    '--check',
    'write nothing; fail when the committed pages are not what they should be',
    false,
  )
  .option('--base <revision>', 'with --check: pages may lag behind when only notes changed since')
  .option('--watch', 'run again after every change', false)
  .option('--timing', 'print how long each stage took', false)
  .option('--verbose', 'print information too, not only warnings and errors', false)
  .action(main)

program
  .command('list')
  .description('print the symbols of a port')
  .argument('[port]', 'its name; all ports when left out')
  .addOption(bookOption)
  .addOption(formatOption)
  .action((port: string | undefined, options: BookOptions) =>
    withBook(options, (session) => listSymbols(session, port, options.format)),
  )

program
  .command('quote')
  .description('print the code of a symbol and the hash that a note on it records')
  .argument('<symbol>', 'its id, or a name that means one thing')
  .addOption(bookOption)
  .addOption(formatOption)
  .action((symbol: string, options: BookOptions) =>
    withBook(options, (session) => quoteSymbol(session, symbol, options.format)),
  )

program
  .command('stamp')
  .description('record in the translations of a chapter which state of the original they translate')
  .argument('<slug>', 'the chapter')
  .argument(
    '[sections...]',
    'ids of sections, "_" for what stands before the first; all when left out',
  )
  .addOption(bookOption)
  .addOption(formatOption)
  .action((slug: string, sections: string[], options: BookOptions) =>
    withBook(options, (session) => runStamp(session, { slug, sections }, options.format)),
  )

program
  .command('explain')
  .description('say what a problem means')
  .argument('[code]', 'such as EXT200; all codes when left out')
  .action((code: string | undefined) => {
    print(explain(code))
  })

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage
}
