import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** As much of a book's folder as saving a note takes. Paths are absolute. */
export interface NoteDisk {
  /** Makes the folder unless something is there already. */
  makeFolder(folder: string): void
  /** Whether it is a folder itself, not a link to one. */
  isFolder(folder: string): boolean
  /** The path without links. @throws the operating system's error when nothing is there */
  resolve(file: string): string
  /** Whether something is there, a broken link included. */
  exists(file: string): boolean
  /** Writes a new file, whole or not at all; links are not followed. @returns whether it was new */
  create(file: string, text: string): boolean
}

/** The computer's disk. */
export const noteDisk: NoteDisk = {
  makeFolder(folder) {
    if (!has(folder)) fs.mkdirSync(folder)
  },
  isFolder: (folder) => fs.lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false,
  resolve: (file) => fs.realpathSync(file),
  exists: has,
  create(file, text) {
    const draft = path.join(path.dirname(file), `.${randomUUID()}.tmp`)
    try {
      fs.writeFileSync(draft, text, { flag: 'wx', flush: true })
      return publish(draft, file)
    } finally {
      fs.rmSync(draft, { force: true })
    }
  },
}

function has(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined
}

/** Gives the finished draft its name: unlike a rename, a link never replaces what is there. */
function publish(draft: string, file: string): boolean {
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') return false
    if (!has(file) && (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP')) {
      // A disk without hard links, as on memory sticks.
      fs.renameSync(draft, file)
      return true
    }
    throw error
  }
}
