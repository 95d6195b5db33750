import { book } from '#book'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { getFile } from './knowledge.ts'
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

/** The line of the source page where a symbol is declared. */
export async function symbolUrl(place: Place, symbol: SymbolRecord): Promise<string> {
  const declaration =
    symbol.declarations.find(({ implementation }) => implementation) ?? symbol.declarations[0]
  if (!declaration) throw new Error(`${symbol.id} is declared nowhere.`)
  return sourceUrl(place, await getFile(declaration.file), declaration.lines.start)
}

/** The addresses of a port's declared symbols, by id. */
export async function symbolUrls(
  place: Place,
  symbols: readonly SymbolRecord[],
): Promise<ReadonlyMap<string, string>> {
  const pairs = symbols.map(async (symbol) => [symbol.id, await symbolUrl(place, symbol)] as const)
  return new Map(await Promise.all(pairs))
}

/** The web address of a file of the book on its forge; `undefined` when the book names no repository. */
export function forgeUrl(kind: 'blob' | 'edit', path: string): string | undefined {
  const { repository } = book
  return repository && `${repository.url.replace(/\/$/u, '')}/${kind}/${repository.branch}/${path}`
}
