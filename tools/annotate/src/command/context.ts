import type { ProgressLog } from '../../../extract/src/command/progress-log.ts'
import { createPaint, type Paint } from '../display/paint.ts'
import { openWorkspace, type Workspace } from '../workspace/workspace.ts'
import type { World } from '../world.ts'

/** What every command is given. */
export interface Context {
  world: World
  /** As given to `--book`. */
  book: string
  log: ProgressLog
  paint: Paint
}

/** Makes the context of a command. */
export function createContext(world: World, book: string, log: ProgressLog): Context {
  return { world, book, log, paint: createPaint(world.terminal.hasColor) }
}

/** The book the command is about, its code read. @throws MalformedBook, Refusal */
export async function openBookOf({ world, book, log }: Context): Promise<Workspace> {
  return await openWorkspace(book, world.workingFolder, log)
}
