import { parsePortName } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { createEnv } from '../../extract/src/create-env.ts'
import type { FileEntry, FileSystem } from '../../extract/src/env.ts'
import {
  type BookIndex,
  createIndexLookup,
  type IndexLookup,
} from '../../extract/src/index/book-index.ts'
import { buildIndex } from '../../extract/src/index/build-index.ts'
import { loadPort } from '../../extract/src/load/port-program.ts'

/** Code as the book would know it, were it a port called `p`. */
export interface IndexedCode {
  /** By path below the book, as `p/src/queue.ts`. */
  readonly files: ReadonlyMap<string, string>
  readonly index: BookIndex
  readonly lookup: IndexLookup
  readonly symbols: readonly SymbolRecord[]
}

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    module: 'esnext',
    moduleResolution: 'bundler',
    target: 'esnext',
    lib: ['esnext', 'dom'],
    types: [],
    noEmit: true,
    allowImportingTsExtensions: true,
  },
  include: ['src/**/*.ts'],
}

/** Indexes files as `extract` does, in memory. @throws Error when there is nothing to index. */
export async function indexCode(files: ReadonlyMap<string, string>): Promise<IndexedCode> {
  const all = new Map([...files, ['p/tsconfig.json', JSON.stringify(TSCONFIG)]])
  const env = createEnv(createReadOnlyFiles(all), { now: () => 0 })
  const program = loadPort({ name: parsePortName('p'), path: 'p' }, env)
  if (program === undefined) throw new Error(JSON.stringify(env.problems))
  const index = await buildIndex([program], env)
  const symbols = index.ports[0]?.symbols ?? []
  return { files, index, lookup: createIndexLookup(index), symbols }
}

/** Nothing is kept between runs: each refactoring is indexed once. */
function createReadOnlyFiles(files: ReadonlyMap<string, string>): FileSystem {
  const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)
  return {
    root: '/bench',
    read: (path) => {
      const text = files.get(path)
      return text === undefined ? { kind: 'missing' } : { kind: 'text', text }
    },
    list: (folder) => {
      const found = new Map<string, FileEntry>()
      for (const path of files.keys()) {
        if (!isBelow(path, folder)) continue
        const slash = path.indexOf('/', folder.length + 1)
        const entry = slash < 0 ? path : path.slice(0, slash)
        found.set(entry, { path: entry, kind: slash < 0 ? 'file' : 'folder' })
      }
      return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    exists: (path) => files.has(path) || [...files.keys()].some((one) => isBelow(one, path)),
    write: () => undefined,
    rename: () => undefined,
    remove: () => undefined,
  }
}
