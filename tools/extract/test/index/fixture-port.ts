import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parsePortName } from '#schemas/ids.ts'
import type { Env } from '../../src/env.ts'
import type { BookIndex } from '../../src/index/book-index.ts'
import { buildIndex } from '../../src/index/build-index.ts'
import { loadPort } from '../../src/load/port-program.ts'
import type { MemoryFile } from '../support/memory-file-system.ts'
import { createTestEnv } from '../support/test-env.ts'

/** Folder of the fixtures: a file or a folder is a case. */
export const FIXTURES = join(import.meta.dirname, '../fixtures/index')

const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: 'es2023',
    lib: ['es2023', 'esnext.disposable'],
    module: 'nodenext',
    strict: true,
    jsx: 'preserve',
    noEmit: true,
    allowImportingTsExtensions: true,
    types: [],
  },
})

/** Sources of a fixture by their path below `src`. */
export function readFixture(name: string): Record<string, string> {
  const path = join(FIXTURES, name)
  if (!statSync(path).isDirectory()) return { [name]: readFileSync(path, 'utf8') }
  const files = readdirSync(path).map((file) => [file, readFileSync(join(path, file), 'utf8')])
  return Object.fromEntries(files) as Record<string, string>
}

/** A book with one port, `demo`, in memory. `extra` is given by its path below the port. */
export function createDemoEnv(
  sources: Record<string, MemoryFile>,
  extra: Record<string, MemoryFile> = {},
): ReturnType<typeof createTestEnv> {
  const below = (folder: string, files: Record<string, MemoryFile>): [string, MemoryFile][] =>
    Object.entries(files).map(([path, file]) => [`${folder}/${path}`, file])
  return createTestEnv(
    Object.fromEntries([
      ['demo/tsconfig.json', TSCONFIG],
      ...below('demo/src', sources),
      ...below('demo', extra),
    ]),
  )
}

/** Indexes the port of {@link createDemoEnv}. */
export async function indexDemo(env: Env): Promise<BookIndex> {
  const program = loadPort({ name: parsePortName('demo'), path: 'demo' }, env)
  return buildIndex(program === undefined ? [] : [program], env)
}
