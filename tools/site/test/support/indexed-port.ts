import { join } from 'node:path'
import type { PortRecord, SourceFile } from '#schemas/source-file.ts'
import bookConfig from '../../../../book.config.ts'
import { createEnv } from '../../../extract/src/create-env.ts'
import type { FileSystem } from '../../../extract/src/env.ts'
import { buildIndex } from '../../../extract/src/index/build-index.ts'
import { createDiskFileSystem } from '../../../extract/src/load/disk-file-system.ts'
import { loadPort } from '../../../extract/src/load/port-program.ts'

const ROOT = join(import.meta.dirname, '../../../..')

/** How long {@link indexPort} may take, in milliseconds: it compiles the port. */
export const COMPILING = 120_000

/** The book's first port as the sources are now: the extractor's cache is neither read nor written. */
export async function indexPort(): Promise<{ port: PortRecord; files: SourceFile[] }> {
  const files = createDiskFileSystem(ROOT)
  const disk: FileSystem = {
    ...files,
    read: (path, max) => (path.startsWith('.cache/') ? { kind: 'missing' } : files.read(path, max)),
    write: () => undefined,
    rename: () => undefined,
  }
  const env = createEnv(disk, { now: () => 0 })
  const [first] = bookConfig.ports
  const program = first === undefined ? undefined : loadPort(first, env)
  const index = await buildIndex(program === undefined ? [] : [program], env)
  const [port] = index.ports
  if (port === undefined) throw new Error('The book has no port.')
  return { port, files: [...index.files] }
}
