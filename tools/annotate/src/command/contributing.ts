import { type Command, Option } from 'commander'
import {
  type NoteKind,
  type NoteState,
  noteKindSchema,
  reviewStateSchema,
} from '#schemas/annotation.ts'
import { STATES } from '../exit-code.ts'
import { parseLines } from '../place/find-symbol.ts'
import type { CheckFormat } from './check-command.ts'
import { GROUPINGS, type Grouping } from './groupings.ts'
import type { NewOptions } from './new-options.ts'
import type { Runner } from './runner.ts'

interface NewFlags extends Omit<NewOptions, 'symbol' | 'lines'> {
  kind?: NoteKind
  lines?: string
}

/** `new` */
export function addWriting(program: Command, run: Runner): void {
  program
    .command('new')
    .description('write a note; what you leave out is asked for')
    .argument(
      '[symbol]',
      'such as Queue.add or port/file#Queue.add; or lines of a file, such as src/queue.ts:93-95',
    )
    .option('--lines <from-to>', 'lines of the file that the note is on, such as 93-95')
    .option('--quote <text>', 'the code itself, if the symbol has it only once')
    .addOption(
      new Option('--kind <kind>', 'what the note is for; where nobody can be asked, note').choices(
        noteKindSchema.options,
      ),
    )
    .option('--lang <code>', 'language of the note; by default that of your terminal')
    .option('--author <name>', 'whose note it is; by default the name Git knows')
    .option(
      '--body <markdown>',
      'text of the note; without it your editor opens, or standard input is read',
    )
    .option('--body-file <file>', 'file with the text of the note; - is standard input')
    .option('--id <id>', 'file name; by default made from the symbol and the text')
    .option('--port <port>', 'port to look for the symbol in first')
    .addOption(new Option('--created <date>', 'YYYY-MM-DD; by default today').hideHelp())
    .action(async (symbol: string | undefined, flags: NewFlags, command: Command) => {
      await run(command, async (context) => {
        const { newNote } = await import('./new-command.ts')
        const { lines, ...options } = flags
        return await newNote(context, {
          ...options,
          symbol,
          lines: lines === undefined ? undefined : parseLines(lines),
        })
      })
    })
}

/** `check`, `show` and `list` */
export function addReading(program: Command, run: Runner): void {
  addCheck(program, run)
  program
    .command('show')
    .description('print notes on their code, in all their languages; old code beside new')
    .argument('<notes...>', 'ids or files')
    .action(async (ids: string[], _: unknown, command: Command) => {
      await run(command, async (context) => {
        const { showNotes } = await import('./show-command.ts')
        return await showNotes(context, ids)
      })
    })
  const list = program
    .command('list')
    .description('print one line per note')
    .addOption(new Option('--by <what>', 'group them by this').choices(GROUPINGS))
    .addOption(
      new Option('--format <format>', 'for people or for programs')
        .choices(['text', 'json'])
        .default('text'),
    )
  for (const name of GROUPINGS) {
    const option = new Option(`--${name} <${name}>`, `only notes with this ${name}`)
    const values = VALUES[name]
    list.addOption(values ? option.choices(values) : option)
  }
  list.action(async (flags: ListFlags, command: Command) => {
    await run(command, async (context) => {
      const { listNotes } = await import('./list-command.ts')
      const { by, format, book: _, ...only } = flags
      return await listNotes(context, { by, format, only })
    })
  })
}

/** What notes of every book can have there; names of ports and languages are the book's. */
const VALUES: Readonly<Partial<Record<Grouping, readonly string[]>>> = {
  state: STATES,
  kind: noteKindSchema.options,
  review: reviewStateSchema.options,
}

interface ListFlags extends Partial<Record<Grouping, string>> {
  by?: Grouping
  format: 'text' | 'json'
  book?: string
}

interface CheckFlags {
  format: CheckFormat
  failOn: NoteState | 'malformed'
  base?: string
}

function addCheck(program: Command, run: Runner): void {
  const failOn = [...STATES.slice(1), 'malformed']
  program
    .command('check')
    .description('say which notes are malformed or have lost their code, and what to do')
    .argument('[notes...]', 'ids or files; all notes when left out')
    .addOption(
      new Option(
        '--format <format>',
        'for people, for programs, beside the lines on a forge, for code scanning',
      )
        .choices(['text', 'json', 'github', 'sarif'])
        .default('text'),
    )
    .addOption(
      new Option('--fail-on <state>', 'end with 0 unless a note is in this state or a worse one')
        .choices(failOn)
        .default('changed'),
    )
    .option('--base <revision>', 'only notes that the changes since this revision can have touched')
    .action(async (notes: string[], flags: CheckFlags, command: Command) => {
      await run(command, async (context) => {
        const { checkNotes } = await import('./check-command.ts')
        return await checkNotes(context, { notes, ...flags })
      })
    })
}
