import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import { readLocale, translatedUrl } from '../../../../src/lib/urls.ts'
import { type BuiltPage, findPages } from './built-pages.ts'
import { type Twin, buildTwin } from './page-twin.ts'

/** Name of a twin, beside the `index.html` of its page. */
export const TWIN_FILE = 'index.md'

/**
 * Writes the twin of every page.
 *
 * @returns the twins by the paths of their pages
 * @throws Error when a page has no title
 */
export async function writeTwins(
  dist: string,
  book: BookConfig,
): Promise<ReadonlyMap<string, Twin>> {
  const pages = await findPages(dist, book)
  const known = new Set(pages.map(({ pathname }) => pathname))
  const twins = new Map<string, Twin>()
  for (const page of pages) {
    const html = await readFile(page.file, 'utf8')
    const address = new URL(page.pathname, book.site)
    const twin = buildTwin({ html, address, translations: translationsOf(page, book, known) })
    if (twin === undefined) continue
    await writeFile(path.join(path.dirname(page.file), TWIN_FILE), twin.markdown)
    twins.set(page.pathname, twin)
  }
  return twins
}

function translationsOf(
  { pathname }: BuiltPage,
  { base, locales, site }: BookConfig,
  known: ReadonlySet<string>,
): { label: string; twin: URL }[] {
  const own = readLocale(base, locales, pathname)
  return locales.flatMap(({ code, label }) => {
    const other = translatedUrl({ base, locales, locale: code }, pathname)
    if (code === own || !known.has(other)) return []
    return [{ label, twin: new URL(other + TWIN_FILE, site) }]
  })
}
