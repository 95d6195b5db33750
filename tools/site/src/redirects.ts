import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { redirectListSchema } from '#schemas/redirect.ts'
import type { LocatedBook } from './book-location.ts'

/**
 * Writes a page at the old address of every page that moved, which leads to the new one without a script.
 *
 * @throws Error when the list is not what extract writes, or the old address is taken by a page
 */
export async function writeRedirects({ book, root }: LocatedBook, dist: string): Promise<void> {
  const list = path.join(root, book.content, 'knowledge/redirects.json')
  const { redirects } = redirectListSchema.parse(JSON.parse(await readFile(list, 'utf8')))
  for (const { from, to } of redirects) {
    const folder = path.join(dist, ...from.split('/'))
    const [, code] = from.split('/')
    const { lang = '' } =
      book.locales.find((locale) => locale.code === code) ?? book.locales[0] ?? {}
    const page = redirectPage(new URL(`.${to}`, new URL(book.base, book.site)), lang)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, 'index.html'), page, { flag: 'wx' })
  }
}

/** Pages of a language stand below its code; `target` is the full address of the new page. */
export function redirectPage(target: URL, lang: string): string {
  const address = escapeAttribute(target.pathname + target.hash)
  return [
    '<!doctype html>',
    `<html lang="${escapeAttribute(lang)}">`,
    `<head><meta charset="utf-8"><title>${address}</title>`,
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${escapeAttribute(target.href)}"></head>`,
    `<body><main><h1><a href="${address}">${address}</a></h1></main></body>`,
    '</html>\n',
  ].join('\n')
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
