import { readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type NoteRecord, noteRecordSchema } from '#schemas/annotation.ts'
import { type ChapterList, chapterListSchema } from '#schemas/chapter.ts'
import { type Mention, mentionListSchema } from '#schemas/mention.ts'
import {
  type PortRecord,
  type SourceFile,
  portRecordSchema,
  sourceFileSchema,
} from '#schemas/source-file.ts'
import type { LocatedBook } from '../book-location.ts'

/** A port, and the name under which it is published. */
export interface PublishedPort extends PortRecord {
  /** Absent for a port without a `package.json`. */
  npm: { name: string; version: string } | undefined
}

/** What the extractor knows that machines are told. */
export interface MachineKnowledge {
  ports: PublishedPort[]
  files: SourceFile[]
  /** Without the ones that are withheld. */
  notes: NoteRecord[]
  mentions: Mention[]
  chapters: ChapterList['chapters']
}

const packageSchema = z.object({ name: z.string().min(1), version: z.string().default('0.0.0') })

/** Reads what the extractor wrote. @throws Error when it is missing or of another shape than `schemas/` say */
export async function readMachineKnowledge({ book, root }: LocatedBook): Promise<MachineKnowledge> {
  const knowledge = path.join(root, book.content, 'knowledge')
  const one = async <T>(name: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await readJson(path.join(knowledge, name)))
  const every = async <T>(folder: string, schema: z.ZodType<T>): Promise<T[]> => {
    const names = await readdir(path.join(knowledge, folder), { recursive: true })
    const files = names.filter((name) => name.endsWith('.json')).sort()
    return Promise.all(files.map((name) => one(path.join(folder, name), schema)))
  }
  const [ports, files, notes, { mentions }, { chapters }] = await Promise.all([
    every('ports', portRecordSchema),
    every('files', sourceFileSchema),
    every('notes', noteRecordSchema),
    one('mentions.json', mentionListSchema),
    one('chapters.json', chapterListSchema),
  ])
  const published = ports.map(async (port) => ({
    ...port,
    npm: await readPackage(path.join(root, port.path, 'package.json')),
  }))
  return {
    ports: await Promise.all(published),
    files,
    notes: notes.filter(({ anchor }) => anchor !== undefined),
    mentions,
    chapters,
  }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'))
}

async function readPackage(file: string): Promise<PublishedPort['npm']> {
  try {
    return packageSchema.parse(await readJson(file))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    throw cause
  }
}
