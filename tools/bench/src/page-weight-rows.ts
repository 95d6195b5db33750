import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapterListSchema } from '#schemas/chapter.ts'
import book from '../../../book.config.ts'
import { limitRow, type BenchRow } from './bench-row.ts'
import { weighPage, type PageWeight } from './page-weights.ts'

const KB = 1000

/** Budgets of a chapter page, in bytes after gzip. */
export const PAGE_BUDGETS: PageWeight = {
  html: 22 * KB,
  markup: 22 * KB,
  bare: 15 * KB,
  css: 20 * KB,
  js: 12 * KB,
}

const NAMES: Readonly<Record<keyof PageWeight, string>> = {
  html: 'HTML',
  markup: 'HTML less the text in it',
  bare: 'the same without hover cards and links in code',
  css: 'CSS',
  js: 'JavaScript at once',
}

/** A row and the part of the page it is about. */
export interface PageWeightRow extends BenchRow {
  readonly part: keyof PageWeight
}

/**
 * A row for each part, about the chapter page of the site in `dist` that is heaviest in it; JavaScript counts
 * as far as it is loaded before any interaction. `root` is the book's folder. @throws Error when the site is not built.
 */
export function pageWeightRows(dist: string, root: string): PageWeightRow[] {
  const weighed = chapterFiles(root).map((file) => {
    if (!existsSync(join(dist, file))) throw new Error(`${file} is not built: npm run build`)
    return { file, weight: weighPage(dist, file, book.base) }
  })
  return (['html', 'markup', 'bare', 'css', 'js'] as const).map((part) => {
    const [heaviest] = weighed.sort((a, b) => b.weight[part] - a.weight[part])
    if (heaviest === undefined) throw new Error('the book has no chapters')
    const what = `${NAMES[part]}, gzip KB, ${heaviest.file}`
    return { part, ...limitRow(what, heaviest.weight[part] / KB, PAGE_BUDGETS[part] / KB) }
  })
}

/** Built files of all chapters, relative to the folder of the site. */
export function chapterFiles(root: string): string[] {
  const path = join(root, book.content, 'knowledge', 'chapters.json')
  if (!existsSync(path)) throw new Error(`${path} is missing: npm run extract`)
  const list = chapterListSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const [home] = book.locales
  return list.chapters.map(({ slug, locale }) =>
    join(locale === home?.code ? '' : locale, slug === 'index' ? '' : slug, 'index.html'),
  )
}
