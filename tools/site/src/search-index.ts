import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { type PagefindIndex, close, createIndex } from 'pagefind'
import type { SearchKnowledge } from './knowledge-files.ts'
import type { FoundLanguage, FoundPage } from './search/read-site.ts'
import { buildWordRecords, pageFilters } from './search/word-records.ts'

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`)
}

/**
 * Writes the index of words to `dist/pagefind`: the pages, and symbols and notes as records of their own.
 *
 * @returns how many pages and records there are in it
 * @throws Error with what Pagefind complained of
 */
export async function writeWordIndex(
  dist: string,
  { knowledge, languages }: { knowledge: SearchKnowledge; languages: readonly FoundLanguage[] },
): Promise<{ pages: number; records: number }> {
  const outputPath = path.join(dist, 'pagefind')
  await rm(outputPath, { recursive: true, force: true })
  const { index, errors } = await createIndex()
  fail(errors)
  if (!index) throw new Error('Pagefind did not start.')
  const written = { pages: 0, records: 0 }
  try {
    for (const { locale, pages } of languages) {
      const whole = pages.filter(({ kind }) => kind.kind !== 'symbol')
      for (const page of whole) await addPage(index, dist, page)
      const records = buildWordRecords(pages, knowledge, locale)
      for (const record of records) fail((await index.addCustomRecord(record)).errors)
      written.pages += whole.length
      written.records += records.length
    }
    fail((await index.writeFiles({ outputPath })).errors)
    return written
  } finally {
    await close()
  }
}

async function addPage(index: PagefindIndex, dist: string, found: FoundPage): Promise<void> {
  const html = await readFile(path.join(dist, found.file), 'utf8')
  const filters = Object.entries(pageFilters(found.kind))
    .map(([name, [value]]) => `${name}:${value}`)
    .join(', ')
  const content = html.replace(/<body\b/u, (tag) => `${tag} data-pagefind-filter="${filters}"`)
  fail((await index.addHTMLFile({ url: `/${found.path}`, content })).errors)
}
