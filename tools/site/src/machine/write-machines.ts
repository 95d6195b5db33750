import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { BookConfig, Locale } from '#schemas/book.ts'
import type { LocatedBook } from '../book-location.ts'
import { readTexts } from '../interface-texts.ts'
import { type OverviewInput, buildFullText, buildLlmsText } from './llms-text.ts'
import { type MachineKnowledge, readMachineKnowledge } from './machine-knowledge.ts'
import { buildScipIndex } from './scip/scip-index.ts'
import type { Texts } from './scip/symbol-documentation.ts'
import { buildSymbolList } from './symbol-list.ts'
import type { Twin } from './page-twin.ts'
import { writeTwins } from './write-twins.ts'

/**
 * Writes everything the built site has for machines: the pages' twins, an overview per language, the list of
 * symbols and the index.
 *
 * @returns how many twins and symbols
 * @throws Error when what the extractor wrote cannot be read or a page has no title
 */
export async function writeMachines(
  located: LocatedBook,
  dist: string,
): Promise<{ twins: number; symbols: number }> {
  const { book } = located
  const knowledge = await readMachineKnowledge(located)
  const texts = Object.fromEntries(
    await Promise.all(
      book.locales.map(async ({ code, lang }) => [code, await readTexts(lang)] as const),
    ),
  )
  const twins = await writeTwins(dist, book)
  for (const locale of book.locales)
    await writeOverview(dist, { book, locale, knowledge, twins, texts })
  const list = buildSymbolList(knowledge, book)
  await writeFile(path.join(dist, 'symbols.json'), `${JSON.stringify(list)}\n`)
  const index = buildScipIndex({ knowledge, book, texts }, await readVersion())
  await writeFile(path.join(dist, 'index.scip'), index)
  return { twins: twins.size, symbols: list.symbols.length }
}

interface OverviewOrder {
  book: BookConfig
  locale: Locale
  knowledge: MachineKnowledge
  twins: ReadonlyMap<string, Twin>
  texts: Texts
}

async function writeOverview(dist: string, order: OverviewOrder): Promise<void> {
  const { book, locale, knowledge, twins, texts } = order
  const { chapters } = knowledge
  const input: OverviewInput = { book, locale, chapters, twins, texts: texts[locale.code] ?? {} }
  const folder = locale === book.locales[0] ? dist : path.join(dist, locale.code)
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, 'llms.txt'), buildLlmsText(input))
  await writeFile(path.join(folder, 'llms-full.txt'), buildFullText(input))
}

const packageSchema = z.object({ version: z.string() })

async function readVersion(): Promise<string> {
  const file = new URL('../../../../package.json', import.meta.url)
  return packageSchema.parse(JSON.parse(await readFile(file, 'utf8'))).version
}
