import type { BookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import type { PortProgram } from '../load/port-program.ts'
import { baseKey } from './base-key.ts'
import type { FileIndex } from './file-index.ts'
import { readCache } from './index-cache.ts'

/**
 * The index of every file, taken from the last run where that gives the very same. The compiler is loaded only
 * when something changed: that alone takes longer than an index nobody changed.
 */
export async function indexFiles(
  programs: readonly PortProgram[],
  env: Env,
): Promise<ReadonlyMap<BookPath, FileIndex>> {
  const cached = readCache(env)
  const usable =
    cached !== undefined && cached.base === baseKey(programs, cached.probes, env)
      ? cached
      : undefined
  const hashes = new Map(
    programs.flatMap(({ files }) => files.map((file) => [file.path, file.hash])),
  )
  if (usable?.files.every(({ path, facts }) => facts.hash === hashes.get(path)) === true)
    return new Map(usable.files.map(({ path, index }) => [path, index]))
  const { compileFiles } = await import('./compile-files.ts')
  return compileFiles(programs, usable, env)
}
