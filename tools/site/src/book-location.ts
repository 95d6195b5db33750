import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { bookConfigSchema, type BookConfig } from '#schemas/book.ts'

/** A book's configuration and the folder its paths are relative to. */
export interface LocatedBook {
  book: BookConfig
  /** Absolute path of `book.config.ts`. */
  file: string
  /** Absolute folder of `book.config.ts`. */
  root: string
}

/** Where the configuration is: `BOOK_CONFIG` if set, else `book.config.ts` in `cwd`. */
export function bookConfigFile(env: NodeJS.ProcessEnv, cwd: string): string {
  return path.resolve(cwd, env['BOOK_CONFIG'] ?? 'book.config.ts')
}

/**
 * Imports a book's configuration.
 *
 * `BOOK_SITE` and `BOOK_BASE` replace where it is published, so that one text can be built for several homes;
 * `BOOK_DIST` replaces the folder it is built to.
 *
 * @throws Error when the file is missing or does not export a valid configuration
 */
export async function locateBook(env: NodeJS.ProcessEnv, cwd: string): Promise<LocatedBook> {
  const file = bookConfigFile(env, cwd)
  const module = (await import(pathToFileURL(file).href)) as { default?: unknown }
  const declared = bookConfigSchema.parse(module.default)
  const book = bookConfigSchema.parse({
    ...declared,
    site: env['BOOK_SITE'] ?? declared.site,
    base: env['BOOK_BASE'] ?? declared.base,
    dist: env['BOOK_DIST'] ?? declared.dist,
  })
  return { book, file, root: path.dirname(file) }
}
