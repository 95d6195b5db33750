import { createEnv } from '../../src/create-env.ts'
import type { Env } from '../../src/env.ts'
import {
  createMemoryFileSystem,
  type MemoryFile,
  type MemoryFileSystem,
} from './memory-file-system.ts'

/** An environment without a disk: files in memory, a clock that stands still, a silent log. */
export function createTestEnv(
  files: Record<string, MemoryFile> = {},
): Env & { readonly fs: MemoryFileSystem } {
  const fs = createMemoryFileSystem(files)
  return { ...createEnv(fs, { now: () => 0 }), fs }
}

/** The codes reported so far, in order. */
export function codes(env: Env): string[] {
  return env.problems.map((problem) => problem.code)
}
