import { join } from 'node:path'
import type { RecordedPort } from '../../src/book-ports.ts'
import type { Env } from '../../src/env.ts'
import { runProcess } from '../../src/run-process.ts'

/** The port the tests mutate. */
export const tally: RecordedPort = {
  name: 'tally',
  folder: join(import.meta.dirname, '../fixtures/tally'),
}

/** An {@link Env} whose messages are collected in `printed`. */
export interface TestEnv extends Env {
  readonly printed: string[]
}

/** An environment of this repository; `over` replaces parts of it. */
export function createTestEnv(over: Partial<Env> = {}): TestEnv {
  const printed: string[] = []
  return {
    root: process.cwd(),
    run: runProcess,
    print: (text) => {
      printed.push(text)
    },
    random: () => 0.5,
    now: () => performance.now(),
    ...over,
    printed,
  }
}
