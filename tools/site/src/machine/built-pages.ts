import { glob } from 'node:fs/promises'
import path from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import { siteUrl } from '../../../../src/lib/urls.ts'

/** An HTML page with an address of its own. */
export interface BuiltPage {
  /** Absolute path of its `index.html`. */
  file: string
  /** Path on the site, base included, ending in `/`. */
  pathname: string
}

/** Every page of a built site, sorted by path; the pages for what is missing have no address and are not among them. */
export async function findPages(
  dist: string,
  { base }: Pick<BookConfig, 'base'>,
): Promise<BuiltPage[]> {
  const pages: BuiltPage[] = []
  for await (const name of glob('**/index.html', { cwd: dist })) {
    const folders = path.dirname(name).split(path.sep)
    const below = folders.filter((folder) => folder !== '.').map(encodeURIComponent)
    const pathname = siteUrl(base, below.map((folder) => `${folder}/`).join(''))
    pages.push({ file: path.join(dist, name), pathname })
  }
  return pages.sort((a, b) => (a.pathname < b.pathname ? -1 : 1))
}
