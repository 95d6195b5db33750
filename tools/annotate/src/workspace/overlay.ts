import type { FileEntry, FileSystem } from '../../../extract/src/env.ts'
import { decodeUtf8 } from '../../../extract/src/load/utf8.ts'

/**
 * A book's folder as it would be with `texts` (by path; `undefined`: removed) in it. Writing goes nowhere else, so
 * that a change can be checked by the very rules a file on disk is.
 */
export function createOverlay(
  fs: FileSystem,
  texts: ReadonlyMap<string, string | undefined>,
): FileSystem {
  const layer = new Map(texts)
  return {
    root: fs.root,
    read(path, maxBytes = Infinity) {
      if (!layer.has(path)) return fs.read(path, maxBytes)
      const text = layer.get(path)
      if (text === undefined) return { kind: 'missing' }
      const bytes = Buffer.from(text)
      if (bytes.length > maxBytes)
        return { kind: 'too-large', bytes: bytes.length, limit: maxBytes }
      return decodeUtf8(bytes)
    },
    list(folder) {
      const entries = new Map(fs.list(folder).map((entry) => [entry.path, entry]))
      for (const [path, text] of layer) {
        const entry = entryIn(folder, path)
        if (!entry) continue
        if (text === undefined) entries.delete(path)
        else entries.set(entry.path, entry)
      }
      return [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    exists: (path) => (layer.has(path) ? layer.get(path) !== undefined : fs.exists(path)),
    write: (path, text) => void layer.set(path, text),
    rename(from, to) {
      layer.set(to, layer.get(from))
      layer.set(from, undefined)
    },
    remove: (path) => void layer.set(path, undefined),
  }
}

function entryIn(folder: string, path: string): FileEntry | undefined {
  const start = folder === '.' ? '' : `${folder}/`
  if (!path.startsWith(start)) return undefined
  const slash = path.indexOf('/', start.length)
  return slash < 0 ? { path, kind: 'file' } : { path: path.slice(0, slash), kind: 'folder' }
}
