import { PassThrough } from 'node:stream'
import { runCommandLine } from '../../src/command/command-line.ts'
import type { Answer, World } from '../../src/world.ts'

/** A machine without a person: nobody to ask, no colour, nothing on standard input. */
export function createTestWorld(root: string, more: Partial<World> = {}): World {
  return {
    terminal: {
      input: new PassThrough(),
      output: new PassThrough(),
      isInteractive: false,
      hasColor: false,
      columns: 100,
    },
    variables: {},
    workingFolder: root,
    today: () => '2026-03-04',
    findAuthor: () => 'a reader',
    readInput: () => Promise.resolve(''),
    openEditor: () => {
      throw new Error('no editor was expected')
    },
    ...more,
  }
}

/** Runs a command in this process. */
export async function annotate(root: string, ...args: string[]): Promise<Answer> {
  return await runCommandLine(createTestWorld(root), args)
}
