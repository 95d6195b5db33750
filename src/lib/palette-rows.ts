import type { PaletteEntry } from './search/search-api.ts'

function filePath({ port, module }: PaletteEntry): string {
  return [port, ...module.split('/')].map(encodeURIComponent).join('/')
}

/** Where the name stands in its declaration, from the address of the symbol's own page: `symbolUrl` turned around. */
export function definitionOf(entry: PaletteEntry): string {
  const below = `/symbol/${filePath(entry)}/`
  const at = entry.url.indexOf(below)
  const folder = decodeURIComponent(entry.url.slice(at + below.length).replace(/\/$/u, ''))
  const members = folder
    .replaceAll(/~(?=[0-9A-F]{2})/gu, '%')
    .replaceAll('%2F', '/')
    .replace('static.', 'static:')
  return `${entry.url.slice(0, at)}/source/${filePath(entry)}/#${encodeURIComponent(members)}`
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
