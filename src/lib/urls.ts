import type { Locale } from '#schemas/book.ts'

/** Where a page is: enough to build any of the site's addresses. */
export interface Place {
  /** Path the site is published below; begins and ends in `/`. */
  base: string
  /** The book's languages; the first one is at the root. */
  locales: readonly Locale[]
  /** Language of the page linked to. */
  locale: string
}

/** Joins a path below the base. */
export function siteUrl(base: string, path: string): string {
  return `${base.replace(/\/$/u, '')}/${path.replace(/^\//u, '')}`
}

/** Root of a language: `/`, `/en/`. */
export function localeUrl({ base, locales, locale }: Place): string {
  return siteUrl(base, locale === locales[0]?.code ? '' : `${locale}/`)
}

/** A chapter's page; the slug `index` is the language's home page. */
export function chapterUrl(place: Place, slug: string): string {
  return slug === 'index' ? localeUrl(place) : `${localeUrl(place)}${slug}/`
}

/** A source file's page, at a line when one is given. */
export function sourceUrl(
  place: Place,
  file: { port: string; module: string },
  line?: number,
): string {
  const path = [file.port, ...file.module.split('/')].map(encodeURIComponent).join('/')
  const anchor = line === undefined ? '' : `#L${line}`
  return `${localeUrl(place)}source/${path}/${anchor}`
}

/** Where a symbol id leads: port, file and members. */
function splitSymbol(id: string): { port: string; module: string; members: string } {
  const [file, members] = splitAt(id, '#')
  const [port, module] = splitAt(file, '/')
  return { port, module, members }
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + mark.length)]
}

/**
 * Where a symbol's page is below `symbol/`, not encoded. Windows has no file names with colons, so `static:of`
 * becomes `static.of`; and `["two%20words"]`, which Astro cannot build, `["two~20words"]`.
 */
export function symbolPath(id: string): string {
  const { port, module, members } = splitSymbol(id)
  const folder = members.replace('static:', 'static.').replaceAll('/', '~2F').replaceAll('%', '~')
  return `${port}/${module}/${folder}`
}

/** A symbol's own page: its documentation, and everything that uses it. */
export function symbolUrl(place: Place, id: string): string {
  const path = symbolPath(id).split('/').map(encodeURIComponent).join('/')
  return `${localeUrl(place)}symbol/${path}/`
}

/** The name in its declaration, on the page of the file. */
export function definitionUrl(place: Place, id: string): string {
  const { port, module, members } = splitSymbol(id)
  return `${sourceUrl(place, { port, module })}#${encodeURIComponent(members)}`
}

/** A port's page: its files, how they hang together, and what became of each upstream symbol. */
export function portUrl(place: Place, port: string): string {
  return `${localeUrl(place)}source/${encodeURIComponent(port)}/`
}

/** Every exported symbol of a port. */
export function apiUrl(place: Place, port: string): string {
  return `${localeUrl(place)}symbol/${encodeURIComponent(port)}/`
}

/** The glossary, at a term when its key is given. */
export function glossaryUrl(place: Place, term?: string): string {
  return `${localeUrl(place)}glossary/${term === undefined ? '' : `#${term}`}`
}

/** Takes the base and the language off a path: what is left is the same in every language. */
function splitPath(base: string, locales: readonly Locale[], pathname: string): [string, string] {
  const root = siteUrl(base, '')
  const below = pathname.startsWith(root) ? pathname.slice(root.length) : pathname.slice(1)
  const [head = '', ...rest] = below.split('/')
  const other = locales.slice(1).find(({ code }) => code === head)
  return other ? [other.code, rest.join('/')] : [locales[0]?.code ?? '', below]
}

/** The language of the page at a path. */
export function readLocale(base: string, locales: readonly Locale[], pathname: string): string {
  return splitPath(base, locales, pathname)[0]
}

/** Whether the page at a path is the one shown for addresses that lead nowhere. */
export function isMissingPage({ pathname }: Pick<URL, 'pathname'>): boolean {
  return /\/404(?:\/|\.html)?$/u.test(pathname)
}

/** The same page in another language, by its path on this site; where nothing is, that language's home page. */
export function translatedUrl(place: Place, pathname: string): string {
  if (isMissingPage({ pathname })) return localeUrl(place)
  return `${localeUrl(place)}${splitPath(place.base, place.locales, pathname)[1]}`
}

/**
 * Puts the base in front of links authors write from the root of the site, as `/how-to-read/`. Weave does this
 * in chapters; a note's record keeps the author's text.
 */
export function withBase(html: string, base: string): string {
  if (base === '/') return html
  return html.replaceAll(
    /(<a\b[^>]*?\shref=")(\/(?!\/)[^"]*)/gu,
    (whole, head: string, url: string) =>
      url.startsWith(base) ? whole : `${head}${siteUrl(base, url)}`,
  )
}

/** Where a note stands: on the page of its file. */
export function noteUrl(
  place: Place,
  file: { port: string; module: string },
  note: string,
): string {
  return `${sourceUrl(place, file)}#note-${encodeURIComponent(note)}`
}

/** Notes that wait for a review or have lost their code. */
export function reviewUrl(place: Place): string {
  return `${localeUrl(place)}review/`
}

/** Everybody who has written or reviewed a note. */
export function contributorsUrl(place: Place): string {
  return `${localeUrl(place)}contributors/`
}

/** What the composer of notes loads about a file; the same in every language. */
export function annotateDataUrl(base: string, file: { port: string; module: string }): string {
  const path = [file.port, ...file.module.split('/')].map(encodeURIComponent).join('/')
  return siteUrl(base, `annotate/${path}.json`)
}

/** What the composer of notes loads about the book: names that notes link to. */
export function annotateNamesUrl(base: string): string {
  return siteUrl(base, 'annotate/names.json')
}
