import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'astro'
import { locateBook } from './book-location.ts'
import { astroRoot } from './astro-root.ts'
import { runExtract } from './run-extract.ts'
import type { Terminal } from './terminal.ts'

/** Weaves the book and builds its site. @returns the exit code: the extractor's if it refused */
export async function buildSite(env: NodeJS.ProcessEnv, { say }: Terminal): Promise<number> {
  const located = await locateBook(env, process.cwd())
  const refused = await runExtract(located)
  if (refused !== 0) return refused
  await build({ root: astroRoot, logLevel: 'warn' })
  const { book, root } = located
  const files = await readdir(path.join(root, book.dist), { recursive: true })
  const pages = files.filter((file) => file.endsWith('.html')).length
  say(`${pages} pages in ${path.join(path.relative(process.cwd(), root), book.dist)}`)
  return 0
}
