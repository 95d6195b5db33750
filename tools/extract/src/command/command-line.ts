import { Command, CommanderError, Option } from 'commander'
import { listSymbols, quoteSymbol } from './ask-index.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { explain } from './explain.ts'
import { type BookOptions, type Print, runMain, withBook } from './main-command.ts'
import { runStamp } from './run-stamp.ts'

const BOOK = ['--book <file>', 'the book to work on', 'book.config.ts'] as const

function createFormatOption(): Option {
  return new Option('--format <format>', 'how to report')
    .choices(['text', 'json', 'github'])
    .default('text')
}

/** Runs the command that the arguments ask for; commands answer through `print`. Gives a code only for misuse. */
export async function runCommandLine(print: Print): Promise<ExitCode | undefined> {
  const program = new Command('extract')
    .description('Weaves chapters, code and notes into the pages of a book.')
    .exitOverride()
  addMain(program, print)
  addQuestions(program, print)
  addStamp(program, print)
  try {
    await program.parseAsync()
    return undefined
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  }
}

function addMain(program: Command, print: Print): void {
  program
    .command('extract', { isDefault: true })
    .description('write the pages of the book')
    .option(...BOOK)
    .addOption(createFormatOption())
    .option('--check', 'write nothing; fail when the committed pages are stale', false)
    .option('--base <revision>', 'with --check: pages may lag behind when only notes changed since')
    .option('--watch', 'run again after every change', false)
    .option('--timing', 'print how long each stage took', false)
    .option('--verbose', 'print information too, not only warnings and errors', false)
    .action((options: Parameters<typeof runMain>[0]) => runMain(options, print))
}

function addQuestions(program: Command, print: Print): void {
  program
    .command('list')
    .description('print the symbols of a port')
    .argument('[port]', 'its name; all ports when left out')
    .option(...BOOK)
    .addOption(createFormatOption())
    .action((port: string | undefined, options: BookOptions) =>
      withBook(options, print, (session) => listSymbols(session, port, options.format)),
    )
  program
    .command('quote')
    .description('print the code of a symbol and the hash that a note on it records')
    .argument('<symbol>', 'its id, or a name that means one thing')
    .option(...BOOK)
    .addOption(createFormatOption())
    .action((symbol: string, options: BookOptions) =>
      withBook(options, print, (session) => quoteSymbol(session, symbol, options.format)),
    )
  program
    .command('explain')
    .description('say what a problem means')
    .argument('[code]', 'such as EXT200; all codes when left out')
    .action((code: string | undefined) => {
      print(explain(code))
    })
}

function addStamp(program: Command, print: Print): void {
  program
    .command('stamp')
    .description('record in the translations of a chapter which state of the original they are of')
    .argument('<slug>', 'the chapter')
    .argument('[sections...]', 'section ids, "_" for what is before the first; all when left out')
    .option(...BOOK)
    .addOption(createFormatOption())
    .action((slug: string, sections: string[], options: BookOptions) =>
      withBook(options, print, (session) => runStamp(session, { slug, sections }, options.format)),
    )
}
