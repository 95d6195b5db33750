import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type ChapterList, chapterListSchema } from '#schemas/chapter.ts'
import { type SourceFile, sourceFileSchema, portRecordSchema } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { type Term, termFileSchema } from '#schemas/term.ts'
import type { Mapping } from '#schemas/upstream.ts'

/** What the search index is made from besides the pages. */
export interface SearchKnowledge {
  symbols: SymbolRecord[]
  mappings: Mapping[]
  files: SourceFile[]
  terms: Term[]
  /** In reading order. */
  chapters: ChapterList['chapters']
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

async function readFolder(folder: string): Promise<unknown[]> {
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(files.map((name) => readJson(path.join(folder, name))))
}

/** Reads what the extractor wrote. @throws Error when it is missing or of another shape than `schemas/` say */
export async function readKnowledge(content: string): Promise<SearchKnowledge> {
  const knowledge = path.join(content, 'knowledge')
  const ports = (await readFolder(path.join(knowledge, 'ports'))).map((one) =>
    portRecordSchema.parse(one),
  )
  const files = (await readFolder(path.join(knowledge, 'files'))).map((one) =>
    sourceFileSchema.parse(one),
  )
  const { chapters } = chapterListSchema.parse(
    await readJson(path.join(knowledge, 'chapters.json')),
  )
  const { terms } = termFileSchema.parse(await readJson(path.join(knowledge, 'terms.json')))
  return {
    symbols: ports.flatMap(({ symbols }) => symbols),
    mappings: ports.flatMap(({ mappings }) => mappings),
    files,
    terms: Object.values(terms),
    chapters,
  }
}
