import type { PaletteEntry } from './search/search-api.ts'
import { type Place, definitionUrl, symbolUrl } from './urls.ts'

/** A site at the root, in one language: addresses there are what all addresses of a symbol end in. */
const ROOT: Place = { base: '/', locales: [{ code: '', lang: '', label: '' }], locale: '' }

function filePath({ port, module }: PaletteEntry): string {
  return [port, ...module.split('/')].map(encodeURIComponent).join('/')
}

/** Where the name stands in its declaration, on the site and in the language of the symbol's own page. */
export function definitionOf({ id, url }: Pick<PaletteEntry, 'id' | 'url'>): string {
  return url.slice(0, url.length - symbolUrl(ROOT, id).length) + definitionUrl(ROOT, id)
}

/** Whether a page is about the file of a symbol: its source, or a symbol in it. */
export function isOfPage(entry: PaletteEntry, pathname: string): boolean {
  const path = filePath(entry)
  return pathname.endsWith(`/source/${path}/`) || pathname.includes(`/symbol/${path}/`)
}

/** What to offer before anything is typed: the symbols of the page's file, then those others can use, then the rest. */
export function offerFirst(entries: readonly PaletteEntry[], pathname: string): PaletteEntry[] {
  const rank = (entry: PaletteEntry): number =>
    isOfPage(entry, pathname) ? 0 : entry.exported ? 1 : 2
  return entries.toSorted((a, b) => rank(a) - rank(b))
}
