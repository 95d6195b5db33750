import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import { DIRECTORY_FILE } from '../../../../src/lib/search/search-files.ts'
import type { SearchKnowledge } from '../knowledge-files.ts'
import { buildSearch } from './build-search.ts'
import type { FoundLanguage } from './read-site.ts'

/** What was written for a language. */
export interface SearchSize {
  locale: string
  files: number
  bytes: number
}

/** Writes the exact index of every language below `dist/search`. */
export async function writeSearch(
  dist: string,
  book: Pick<BookConfig, 'locales' | 'ports'>,
  { knowledge, languages }: { knowledge: SearchKnowledge; languages: readonly FoundLanguage[] },
): Promise<SearchSize[]> {
  const root = path.join(dist, 'search')
  await rm(root, { recursive: true, force: true })
  const sizes: SearchSize[] = []
  for (const { locale, pages } of languages) {
    const { directory, files } = buildSearch({ knowledge, book, locale, pages }, nameByContent)
    const content = new TextEncoder().encode(JSON.stringify(directory))
    const all = [...files, { name: DIRECTORY_FILE, content }]
    const folder = path.join(root, locale.code)
    await mkdir(folder, { recursive: true })
    for (const file of all) await writeFile(path.join(folder, file.name), file.content)
    const bytes = all.reduce((sum, file) => sum + file.content.length, 0)
    sizes.push({ locale: locale.code, files: all.length, bytes })
  }
  return sizes
}

function nameByContent(content: Uint8Array, ending: string): string {
  return `${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${ending}`
}
