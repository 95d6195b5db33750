import * as fs from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { FileEntry, FileRead, FileSystem } from '../env.ts'
import { resolveInside } from './book-path.ts'
import { decodeUtf8 } from './utf8.ts'

/** The folder `root` on disk. @throws when `root` does not exist. */
export function createDiskFileSystem(root: string): FileSystem {
  const real = fs.realpathSync(root)
  const writable = (path: string): string => resolveWritable(real, path)
  return {
    root: real,
    read: (path, maxBytes) => readFile(real, path, maxBytes),
    list: (folder) => listFolder(real, folder),
    exists: (path) => fs.existsSync(writable(path)),
    write(path, text) {
      const absolute = writable(path)
      fs.mkdirSync(dirname(absolute), { recursive: true })
      fs.writeFileSync(absolute, text)
    },
    rename(from, to) {
      const absolute = writable(to)
      fs.mkdirSync(dirname(absolute), { recursive: true })
      fs.renameSync(writable(from), absolute)
    },
    remove: (path) => {
      fs.rmSync(writable(path), { recursive: true, force: true })
    },
  }
}

/** Neither `..` nor a link on the way may lead out; the last part may be a link, since that is what is replaced. */
function resolveWritable(root: string, path: string): string {
  const inside = resolveInside('.', path)
  if (inside === undefined) throw new RangeError(`${path} is outside the book`)
  const absolute = join(root, inside)
  let folder = dirname(absolute)
  while (!fs.existsSync(folder)) folder = dirname(folder)
  const real = fs.realpathSync(folder)
  if (inside !== '.' && real !== root && !real.startsWith(root + sep))
    throw new RangeError(`a link leads ${path} outside the book`)
  return absolute
}

function readFile(root: string, path: string, maxBytes = Infinity): FileRead {
  const inside = resolveInside('.', path)
  if (inside === undefined) return { kind: 'outside' }
  const absolute = join(root, inside)
  try {
    const real = fs.realpathSync(absolute)
    if (real !== root && !real.startsWith(root + sep)) return { kind: 'outside' }
    const stat = fs.statSync(real)
    if (!stat.isFile()) return { kind: 'unreadable', reason: 'it is not a regular file' }
    if (stat.size > maxBytes) return { kind: 'too-large', bytes: stat.size, limit: maxBytes }
    return decodeUtf8(fs.readFileSync(real))
  } catch (error) {
    return explain(absolute, error)
  }
}

function explain(absolute: string, error: unknown): FileRead {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  if (code === 'ENOTDIR') return { kind: 'missing' }
  if (code !== 'ENOENT') return { kind: 'unreadable', reason: code }
  const isLink = fs.lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  return isLink ? { kind: 'unreadable', reason: 'the link is broken' } : { kind: 'missing' }
}

function listFolder(root: string, folder: string): FileEntry[] {
  const inside = resolveInside('.', folder)
  if (inside === undefined || !fs.statSync(join(root, inside), { throwIfNoEntry: false })) return []
  return fs
    .readdirSync(join(root, inside))
    .sort()
    .map((name) => {
      const path = inside === '.' ? name : `${inside}/${name}`
      return { path, ...describe(join(root, path)) }
    })
}

/** A link to a folder is `other`: it could lead anywhere, or round in a circle. */
function describe(absolute: string): Omit<FileEntry, 'path'> {
  const isLink = fs.lstatSync(absolute, { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  const link = isLink ? { isLink } : {}
  const stat = statOf(absolute)
  if (stat?.isFile()) return { kind: 'file', ...link }
  return { kind: stat?.isDirectory() === true && !isLink ? 'folder' : 'other', ...link }
}

/** `undefined` for what cannot be looked at: links to nowhere, links in a circle. */
function statOf(absolute: string): fs.Stats | undefined {
  try {
    return fs.statSync(absolute)
  } catch {
    return undefined
  }
}
