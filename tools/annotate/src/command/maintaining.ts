import { type Command, Option } from 'commander'
import { parseLines } from '../place/find-symbol.ts'
import type { Runner } from './runner.ts'

/** `approve`, `move` and `refresh` */
export function addMaintaining(program: Command, run: Runner): void {
  program
    .command('approve')
    .description('sign notes that hold on the code as it is; shows each and asks')
    .argument('<notes...>', 'ids or files')
    .option('--by <name>', 'who reviews; by default the name Git knows')
    .option('--i-read-it', 'do not ask: you have read them on their code', false)
    .action(async (ids: string[], flags: { by?: string; iReadIt: boolean }, command: Command) => {
      await run(command, async (context) => {
        const { approveNotes } = await import('./approve-command.ts')
        return await approveNotes(context, { ids, ...flags })
      })
    })
  program
    .command('move')
    .description('put a note on another symbol, or on other lines of its own')
    .argument('<note>', 'its id or its file')
    .argument('<symbol>', 'symbol it goes to; its own, to choose other lines of it')
    .option('--lines <from-to>', 'lines of the file it goes to; by default those of its quote')
    .option('--quote <text>', 'the code it goes to, if the symbol has it only once')
    .action(
      async (
        id: string,
        symbol: string,
        flags: { lines?: string; quote?: string },
        command: Command,
      ) => {
        await run(command, async (context) => {
          const { moveNote } = await import('./move-command.ts')
          const lines = flags.lines === undefined ? undefined : parseLines(flags.lines)
          return await moveNote(context, { id, symbol, lines, quote: flags.quote })
        })
      },
    )
  program
    .command('refresh')
    .description('update the fields that follow from the code; what readers see does not change')
    .argument('[notes...]', 'ids or files; all anchored notes when left out')
    .option(
      '--moved',
      'also record the new place of notes whose symbol was only renamed or moved',
      false,
    )
    .action(async (ids: string[], { moved }: { moved: boolean }, command: Command) => {
      await run(command, async (context) => {
        const { refreshNotes } = await import('./refresh-command.ts')
        return await refreshNotes(context, { ids, moved })
      })
    })
}

/** `export` and `import` */
export function addExchange(program: Command, run: Runner): void {
  program
    .command('export')
    .description('write all notes as W3C Web Annotations (JSON-LD)')
    .addOption(new Option('--format <format>', 'the only format').choices(['w3c']).default('w3c'))
    .option('--out <file>', 'file to write; by default standard output')
    .action(async ({ out }: { out?: string }, command: Command) => {
      await run(command, async (context) => {
        const { exportNotes } = await import('./export-command.ts')
        return await exportNotes(context, out)
      })
    })
  program
    .command('import')
    .description('write the notes of an export, all of them or none')
    .argument('<file>', 'what `export` wrote; - is standard input')
    .option('--replace', 'replace notes that differ from those in the file', false)
    .action(async (file: string, { replace }: { replace: boolean }, command: Command) => {
      await run(command, async (context) => {
        const { importNotes } = await import('./import-command.ts')
        return await importNotes(context, { file, replace })
      })
    })
}
