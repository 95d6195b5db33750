import { existsSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

/** Where a book is: its folder, and the name of its configuration in it. */
export interface BookLocation {
  root: string
  file: string
}

/** From what was given to `--book`, a file or the folder of a `book.config.ts`. */
export function locateBook(given: string, workingFolder: string): BookLocation | undefined {
  const path = resolve(workingFolder, given)
  const file = /\.[cm]?[jt]s$/u.test(path) ? path : `${path}/book.config.ts`
  if (!existsSync(dirname(file))) return undefined
  return { root: dirname(file), file: basename(file) }
}
