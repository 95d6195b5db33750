import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import { type RedirectList, redirectListSchema } from '#schemas/redirect.ts'
import { escapeHtml } from '../../../src/lib/html-text.ts'
import { symbolUrl } from '../../../src/lib/urls.ts'
import type { LocatedBook } from './book-location.ts'

/** An address that is no more, as a path below `dist`, and the full one that took its place. */
interface Move {
  from: string
  to: URL
  lang: string
}

/**
 * Writes a page at the old address of every page and symbol that moved, which leads to the new one without a script.
 *
 * @throws Error when the list is not what extract writes, or the old address is taken by a page
 */
export async function writeRedirects({ book, root }: LocatedBook, dist: string): Promise<void> {
  const file = path.join(root, book.content, 'knowledge/redirects.json')
  const list = redirectListSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  for (const { from, to, lang } of [...pageMoves(list, book), ...symbolMoves(list, book)]) {
    const folder = path.join(dist, ...from.split('/'))
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'index.html'), redirectPage(to, lang), { flag: 'wx' })
  }
}

function pageMoves({ redirects }: RedirectList, { base, site, locales }: BookConfig): Move[] {
  return redirects.map(({ from, to }) => {
    const [, code] = from.split('/')
    const { lang = '' } = locales.find((locale) => locale.code === code) ?? locales[0] ?? {}
    return { from, to: new URL(`.${to}`, new URL(base, site)), lang }
  })
}

/** The page of a symbol has one address in each language. */
function symbolMoves({ symbols }: RedirectList, { base, site, locales }: BookConfig): Move[] {
  return symbols.flatMap(({ from, to }) =>
    locales.map(({ code: locale, lang }) => ({
      from: decodeURIComponent(symbolUrl({ base: '/', locales, locale }, from)),
      to: new URL(symbolUrl({ base, locales, locale }, to), site),
      lang,
    })),
  )
}

/** Pages of a language stand below its code; `target` is the full address of the new page. */
export function redirectPage(target: URL, lang: string): string {
  const address = escapeHtml(target.pathname + target.hash)
  return [
    '<!doctype html>',
    `<html lang="${escapeHtml(lang)}">`,
    `<head><meta charset="utf-8"><title>${address}</title>`,
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${escapeHtml(target.href)}"></head>`,
    `<body><main><h1><a href="${address}">${address}</a></h1></main></body>`,
    '</html>\n',
  ].join('\n')
}
