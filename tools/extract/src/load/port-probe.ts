import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import type { Env, FileRead } from '../env.ts'
import { hashText } from './content-hash.ts'

/** A look at the disk on which the meaning of a program rests: what is kept is good while all come out the same. */
export interface Probe {
  readonly kind: 'read' | 'file' | 'folder' | 'list'
  /** POSIX; relative to the book's root, or absolute where it lies outside. */
  readonly path: string
}

/** What the compiler may look at beside the ports' own files: the book through `env.fs`, and packages. */
export interface ProbeDisk {
  /** `undefined` when there is none to be had. */
  read(path: string): string | undefined
  fileExists(path: string): boolean
  folderExists(path: string): boolean
  /** Names of the folders directly inside `path`. */
  folders(path: string): string[]
}

/** Packages may be links out of the book; nothing else outside of it is seen. */
export function createProbeDisk(env: Env): ProbeDisk {
  const { root } = env.fs
  const inBook = (path: string): string | undefined =>
    path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined
  const isLinked = (kind: FileRead['kind'], path: string): boolean =>
    kind === 'outside' && path.includes('/node_modules/')
  const fileExists = (path: string): boolean => {
    const inside = inBook(path)
    // With room for no byte a file is not read, only found to be there.
    const kind = inside === undefined ? 'outside' : env.fs.read(inside, 0).kind
    if (inside === undefined || isLinked(kind, path))
      return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
    return kind === 'text' || kind === 'too-large' || kind === 'not-utf8'
  }
  const exists = (path: string): boolean => {
    const inside = inBook(path)
    return inside === undefined ? existsSync(path) : env.fs.exists(inside)
  }
  return {
    fileExists,
    read(path) {
      const inside = inBook(path)
      const read = inside === undefined ? undefined : env.fs.read(inside)
      if (read?.kind === 'text') return read.text.replace(/\r\n?/gu, '\n')
      if (read !== undefined && !isLinked(read.kind, path)) return undefined
      return fileExists(path) ? readFileSync(path, 'utf8') : undefined
    },
    folderExists: (path) => exists(path) && !fileExists(path),
    folders(path) {
      const inside = inBook(path)
      if (inside !== undefined)
        return env.fs.list(inside).flatMap(({ kind, path: at }) => {
          return kind === 'folder' ? [at.slice(at.lastIndexOf('/') + 1)] : []
        })
      if (!existsSync(path)) return []
      const entries = readdirSync(path, { withFileTypes: true })
      return entries.flatMap((entry) => (entry.isFile() ? [] : [entry.name])).sort()
    },
  }
}

/** What `probe` finds now, in a form to compare. */
export function runProbe(disk: ProbeDisk, probe: Probe, root: string): string {
  const { kind } = probe
  const path = probe.path.startsWith('/') ? probe.path : `${root}/${probe.path}`
  switch (kind) {
    case 'read': {
      const text = disk.read(path)
      return text === undefined ? '-' : hashText(text)
    }
    case 'file':
      return disk.fileExists(path) ? '+' : '-'
    case 'folder':
      return disk.folderExists(path) ? '+' : '-'
    case 'list':
      return disk.folders(path).join(' ')
  }
}
