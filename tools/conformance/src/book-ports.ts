import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { bookConfigSchema } from '#schemas/book.ts'

/** A port as far as its recorded behaviour goes. */
export interface RecordedPort {
  readonly name: string
  /** Absolute path. */
  readonly folder: string
}

/** The ports of the book at `root` that have a folder `scenarios`. */
export async function findRecordedPorts(root: string): Promise<RecordedPort[]> {
  const ports = await loadPorts(root)
  return ports.filter(({ folder }) => existsSync(join(folder, 'scenarios')))
}

/** The ports of the book at `root` that have a `mutants.yaml`. */
export async function findMutatedPorts(root: string): Promise<RecordedPort[]> {
  const ports = await loadPorts(root)
  return ports.filter(({ folder }) => existsSync(join(folder, 'mutants.yaml')))
}

/** Names of the suites whose files are in `folder`, sorted. */
export function findSuites(folder: string): string[] {
  return globSync('*.json', { cwd: folder })
    .map((path) => basename(path, '.json'))
    .sort()
}

async function loadPorts(root: string): Promise<RecordedPort[]> {
  const url = pathToFileURL(join(root, 'book.config.ts')).href
  const { default: config } = (await import(url)) as { default: unknown }
  const { ports } = bookConfigSchema.parse(config)
  return ports.map(({ name, path }) => ({ name, folder: join(root, path) }))
}
