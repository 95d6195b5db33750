import { book } from '#book'
import type { SourceFile } from '#schemas/source-file.ts'
import { editFileUrl, viewFileUrl } from './forge-links.ts'
import { getFiles } from './knowledge.ts'
import { type Place, readLocale, sourceUrl } from './urls.ts'

const base = import.meta.env.BASE_URL

/** The code of the book's first language. */
export const firstLocale = book.locales[0]?.code ?? ''

/** The language a page is read in, by its address. */
export function pageLocale({ pathname }: Pick<URL, 'pathname'>): string {
  return readLocale(base, book.locales, pathname)
}

/** The place of the page at an address. */
export function pagePlace(url: Pick<URL, 'pathname'>): Place {
  return placeIn(pageLocale(url))
}

/** A place in any language of the book. */
export function placeIn(locale: string): Place {
  return { base, locales: book.locales, locale }
}

/** The file whose own page is at an address. */
export async function findSourceFile(url: Pick<URL, 'pathname'>): Promise<SourceFile | undefined> {
  const place = pagePlace(url)
  return (await getFiles()).find((file) => sourceUrl(place, file) === url.pathname)
}

/** The page that shows or changes a file of the book on its forge; `undefined` when the book has no known one. */
export function forgeUrl(kind: 'edit' | 'view', path: string): string | undefined {
  const { repository } = book
  return repository && (kind === 'edit' ? editFileUrl : viewFileUrl)(repository, path)
}
