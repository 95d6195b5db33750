import type { FileEntry, FileRead, FileSystem } from '../../src/env.ts'
import { resolveInside } from '../../src/load/book-path.ts'
import { decodeUtf8 } from '../../src/load/utf8.ts'

/** What a file of the twin holds: text, raw bytes, or the failure that reading it gives. */
export type MemoryFile = string | Uint8Array | Exclude<FileRead, { kind: 'text' }>

/** In-memory twin of the book's folder. `files` is live: tests read what was written from it. */
export interface MemoryFileSystem extends FileSystem {
  readonly files: Map<string, MemoryFile>
}

function at(path: string): string {
  const inside = resolveInside('.', path)
  if (inside === undefined) throw new RangeError(`${path} is outside the book`)
  return inside
}

function isBelow(path: string, folder: string): boolean {
  return folder === '.' || path.startsWith(`${folder}/`)
}

/** A book's folder that exists only in memory, at the invented root `/book`. */
export function createMemoryFileSystem(initial: Record<string, MemoryFile> = {}): MemoryFileSystem {
  const files = new Map(Object.entries(initial))
  return {
    root: '/book',
    files,
    read: (path, maxBytes) => readFrom(files, path, maxBytes),
    list: (folder) => listFrom(files, at(folder)),
    exists: (path) =>
      [...files.keys()].some((name) => name === at(path) || isBelow(name, at(path))),
    write: (path, text) => void files.set(at(path), text),
    rename(from, to) {
      for (const [name, content] of [...files]) {
        if (name !== at(from) && !isBelow(name, at(from))) continue
        files.delete(name)
        files.set(at(to) + name.slice(at(from).length), content)
      }
    },
    remove(path) {
      for (const name of [...files.keys()])
        if (name === at(path) || isBelow(name, at(path))) files.delete(name)
    },
  }
}

function readFrom(
  files: ReadonlyMap<string, MemoryFile>,
  path: string,
  maxBytes = Infinity,
): FileRead {
  const inside = resolveInside('.', path)
  if (inside === undefined) return { kind: 'outside' }
  const content = files.get(inside)
  if (content === undefined) return { kind: 'missing' }
  if (typeof content === 'object' && 'kind' in content) return content
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  if (bytes.length > maxBytes) return { kind: 'too-large', bytes: bytes.length, limit: maxBytes }
  return decodeUtf8(bytes)
}

function listFrom(files: ReadonlyMap<string, MemoryFile>, folder: string): FileEntry[] {
  const found = new Map<string, FileEntry>()
  const start = folder === '.' ? 0 : folder.length + 1
  for (const path of files.keys()) {
    if (!isBelow(path, folder)) continue
    const slash = path.indexOf('/', start)
    const entry = slash < 0 ? path : path.slice(0, slash)
    found.set(entry, { path: entry, kind: slash < 0 ? 'file' : 'folder' })
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}
