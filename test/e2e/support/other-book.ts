import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildSite } from './build-site.ts'
import { hashInputs } from './content-hash.ts'

/** Laid over the example: a chapter with a curve and recorded behaviour; notes whose code is not what it was. */
const LAYERS = ['test/e2e/fixtures/counted-bread', 'test/e2e/fixtures/noted-bread']

/**
 * Builds the example of another book for `base`, in a copy, so that nothing is written beside its sources.
 *
 * @returns the folder of the built site
 */
export function buildOtherBook(root: string, base: string): string {
  const book = join(root, '.cache', 'e2e', 'other-book')
  mkdirSync(book, { recursive: true })
  for (const folder of ['annotations', 'chapters', 'oven'])
    rmSync(join(book, folder), { recursive: true, force: true })
  for (const layer of ['examples/other-book', ...LAYERS])
    cpSync(join(root, layer), book, { recursive: true })
  buildSite({
    root,
    config: join(book, 'book.config.ts'),
    book,
    dist: 'dist',
    base,
    inputs: hashInputs(root, ['examples/other-book/**', ...LAYERS.map((layer) => `${layer}/**`)]),
  })
  return join(book, 'dist')
}
