import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The book when no other is named. */
export const DEFAULT_BOOK = 'book.config.ts'

/** The nearest folder that has a {@link DEFAULT_BOOK}, from `folder` upwards; `folder` itself when none has. */
export function findBookFolder(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, DEFAULT_BOOK))) return at
    if (dirname(at) === at) return folder
  }
}
