import { mkdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { close, createIndex } from 'pagefind'
import type { FoundLanguage, FoundPage } from '../../site/src/search/read-site.ts'

/** What VitePress's local search indexes: a section, or what stands before the first one. */
interface Section {
  id: string
  title: string
  /** Titles of what it stands in. */
  titles: string[]
  text: string
}

/** What VitePress stores and searches; its page script loads an index with the same. */
export const VITEPRESS_OPTIONS = {
  fields: ['title', 'titles', 'text'],
  storeFields: ['title', 'titles'],
}

/** Builds what the peers need in `stage`, from the pages our own search is built from. */
export async function stagePeers(
  stage: string,
  dist: string,
  languages: readonly FoundLanguage[],
): Promise<void> {
  rmSync(stage, { recursive: true, force: true })
  mkdirSync(stage, { recursive: true })
  for (const { locale, pages } of languages) {
    const index = new MiniSearch<Section>(VITEPRESS_OPTIONS)
    index.addAll(pages.flatMap(cutSections))
    writeFileSync(join(stage, `minisearch.${locale.code}.json`), JSON.stringify(index))
  }
  await writePagefind(stage, dist, languages)
}

/** As Starlight has it: every page, whole, and no options. Pages that choose parts are given with these. */
async function writePagefind(
  stage: string,
  dist: string,
  languages: readonly FoundLanguage[],
): Promise<void> {
  const { index, errors } = await createIndex()
  if (!index) throw new Error(errors.join('; '))
  for (const { path, file } of languages.flatMap(({ pages }) => pages)) {
    const html = readFileSync(join(dist, file), 'utf8')
    const content = html.replaceAll('data-search-body', 'data-pagefind-body')
    const added = await index.addHTMLFile({ url: `/${path}`, content })
    if (added.errors.length > 0) throw new Error(added.errors.join('; '))
  }
  await index.writeFiles({ outputPath: join(stage, 'pagefind') })
  await close()
}

function cutSections({ path, page }: FoundPage): Section[] {
  const headings = page.landmarks.filter(({ kind }) => kind === 'section' || kind === 'entry')
  const starts = [{ hash: '', title: page.title, offset: 0 }, ...headings]
  return starts.map(({ hash, title, offset }, number) => ({
    id: `/${path}#${String(number)}-${hash}`,
    title,
    titles: number === 0 ? [] : [page.title],
    text: page.text.slice(offset, starts[number + 1]?.offset),
  }))
}
