import { Command, CommanderError } from 'commander'
import { DEFAULT_BOOK } from '../default-book.ts'
import { EXIT } from '../exit-code.ts'
import type { Answer, World } from '../world.ts'
import { addExchange, addMaintaining } from './maintaining.ts'
import { addReading, addWriting } from './contributing.ts'
import { createRunner } from './runner.ts'
import { CALL } from './settle.ts'

const EXAMPLES = `
Examples:
  ${CALL} new                             choose everything on the terminal
  ${CALL} new Queue.add --lines 93-95     write about these lines in your editor
  ${CALL} new src/queue.ts:93-95 --kind question --body "Why not …?"
  ${CALL} check                           which notes have lost their code, and what to do
  ${CALL} approve done-without-get        read it on its code, then sign it

Exit codes:
  0 done, every note anchored   1 called wrongly, or refused   2 a note or the book is malformed
  5 the disk refused   130 given up   check, by the worst state: 10 changed, 11 moved, 12 ambiguous,
  13 orphaned
`

/** Longer lines are hard to read. */
const MAX_COLUMNS = 100

/** Runs the command that the arguments ask for, and gives what is to be printed. */
export async function runCommandLine(world: World, args: readonly string[]): Promise<Answer> {
  let answer: Answer = { output: '', exitCode: EXIT.ok }
  const printed = { out: '', error: '' }
  const program = new Command('annotate')
    .description('Write, check and review notes on the code of a book.')
    .option('--book <file>', 'the book to work on; by default the one you are in', DEFAULT_BOOK)
    .exitOverride()
    .showHelpAfterError(`\`${CALL} --help\` lists the commands.`)
    .helpCommand(false)
    .configureOutput({
      writeOut: (text) => (printed.out += text),
      writeErr: (text) => (printed.error += text),
      getOutHelpWidth: () => Math.min(world.terminal.columns, MAX_COLUMNS),
    })
    .addHelpText('after', EXAMPLES)
  const run = createRunner(world, (result) => {
    answer = result
  })
  program.commandsGroup('Contribute:')
  addWriting(program, run)
  addReading(program, run)
  program.commandsGroup('Maintain:')
  addMaintaining(program, run)
  program.commandsGroup('Exchange:')
  addExchange(program, run)
  try {
    await program.parseAsync(args, { from: 'user' })
    return { ...answer, output: printed.out + answer.output }
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.misuse
    return { output: printed.out, error: printed.error, exitCode }
  }
}
