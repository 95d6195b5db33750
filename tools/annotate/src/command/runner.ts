import type { Command } from 'commander'
import { createProgressLog } from '../../../extract/src/command/progress-log.ts'
import type { Answer, World } from '../world.ts'
import { type Context, createContext } from './context.ts'
import { runCommand } from './run-command.ts'

/** Runs the work of a command and hands on its answer. */
export type Runner = (
  command: Command,
  work: (context: Context) => Promise<Answer>,
) => Promise<void>

/** Every command runs with the options of the program, and answers in one place. */
export function createRunner(world: World, answer: (result: Answer) => void): Runner {
  return async (command, work) => {
    const { book } = command.optsWithGlobals<{ book: string }>()
    const log = createProgressLog(world.terminal.isInteractive && process.stderr.isTTY)
    try {
      answer(await runCommand(() => work(createContext(world, book, log))))
    } finally {
      log.stop()
    }
  }
}
