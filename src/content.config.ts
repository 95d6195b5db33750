import path from 'node:path'
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'
import { defineCollection } from 'astro:content'
import { noteRecordSchema } from '#schemas/annotation.ts'
import { chapterListSchema, wovenBookSchema } from '#schemas/chapter.ts'
import { glossarySchema } from '#schemas/glossary.ts'
import { mentionListSchema } from '#schemas/mention.ts'
import { portRecordSchema, sourceFileSchema } from '#schemas/source-file.ts'
import { book, root } from '#book'
import { figureLoader } from './lib/figure-loader.ts'
import { noteLoader } from './lib/note-loader.ts'

const content = path.join(root, book.content)
const knowledge = path.join(content, 'knowledge')

// Starlight finds a language's texts by the entry's id, but only where the entry has no file path.
const texts = import.meta.glob<Record<string, string>>('./i18n/*.json', {
  eager: true,
  import: 'default',
})

export const collections = {
  docs: defineCollection({
    loader: glob({ base: path.join(content, 'docs'), pattern: '**/*.mdx' }),
    schema: docsSchema({ extend: z.object({ book: wovenBookSchema.optional() }) }),
  }),
  i18n: defineCollection({
    loader: () =>
      Object.entries(texts).map(([file, entries]) => ({ id: path.parse(file).name, ...entries })),
    schema: i18nSchema({ extend: z.object({}).catchall(z.string()) }),
  }),
  chapters: defineCollection({
    loader: glob({ base: knowledge, pattern: 'chapters.json' }),
    schema: chapterListSchema,
  }),
  ports: defineCollection({
    loader: glob({ base: path.join(knowledge, 'ports'), pattern: '*.json' }),
    schema: portRecordSchema,
  }),
  files: defineCollection({
    loader: glob({ base: path.join(knowledge, 'files'), pattern: '**/*.json' }),
    schema: sourceFileSchema,
  }),
  glossary: defineCollection({
    loader: glob({ base: knowledge, pattern: 'glossary.json' }),
    schema: glossarySchema,
  }),
  mentions: defineCollection({
    loader: glob({ base: knowledge, pattern: 'mentions.json' }),
    schema: mentionListSchema,
  }),
  notes: defineCollection({
    loader: noteLoader(path.join(knowledge, 'notes')),
    schema: noteRecordSchema,
  }),
  figures: defineCollection({
    loader: figureLoader(path.join(knowledge, 'figures')),
    schema: z.object({ svg: z.string() }),
  }),
}
