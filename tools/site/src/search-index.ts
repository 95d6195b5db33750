import { rm } from 'node:fs/promises'
import path from 'node:path'
import { close, createIndex } from 'pagefind'
import type { SearchRecord } from './symbol-records.ts'

function fail(errors: readonly string[]): void {
  if (errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`)
}

/**
 * Indexes the built pages and the records into `dist/pagefind`.
 *
 * @returns the number of pages indexed
 * @throws Error with what Pagefind complained of
 */
export async function writeSearchIndex(
  dist: string,
  records: readonly SearchRecord[],
): Promise<number> {
  const outputPath = path.join(dist, 'pagefind')
  await rm(outputPath, { recursive: true, force: true })
  const { index, errors } = await createIndex()
  fail(errors)
  if (!index) throw new Error('Pagefind did not start.')
  try {
    const pages = await index.addDirectory({ path: dist })
    fail(pages.errors)
    for (const record of records) fail((await index.addCustomRecord(record)).errors)
    fail((await index.writeFiles({ outputPath })).errors)
    return pages.page_count
  } finally {
    await close()
  }
}
