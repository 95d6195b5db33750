import { z } from 'zod'
import { bookPathSchema, chapterSlugSchema, contentHashSchema, sectionIdSchema } from './ids.ts'

/** Front matter an author writes at the head of `chapters/<locale>/**.md`. */
export const chapterFrontMatterSchema = z.strictObject({
  slug: chapterSlugSchema,
  title: z.string().min(1),
  /** One sentence for search engines and link previews. */
  description: z.string().min(1),
  /** Id of a part in `book.config.ts`; absent on pages outside the parts, such as the home page (`index`). */
  part: z.string().optional(),
  /** Place within the part. */
  order: z.int().min(0),
  /** Only in translations: hash of each source section at the time it was translated; written by `extract stamp`. */
  translates: z.record(z.string(), contentHashSchema).optional(),
})
/** See {@link chapterFrontMatterSchema}. */
export type ChapterFrontMatter = z.infer<typeof chapterFrontMatterSchema>

/** A section as the site needs it. */
export const sectionSchema = z.strictObject({
  id: sectionIdSchema,
  title: z.string(),
  /** 2 for `##`, 3 for `###`. */
  depth: z.int().min(2).max(4),
  /** The source section changed after this one was translated. */
  stale: z.boolean(),
})
/** See {@link sectionSchema}. */
export type Section = z.infer<typeof sectionSchema>

/** The `book` object in the front matter of a woven chapter; the rest of it is Starlight's. */
export const wovenBookSchema = z.strictObject({
  slug: chapterSlugSchema,
  locale: z.string(),
  part: z.string().optional(),
  order: z.int().min(0),
  /** The authored file, for "edit this page". */
  source: bookPathSchema,
  sections: z.array(sectionSchema),
  /** What stands before the first section changed in the original after it was translated. */
  staleLead: z.boolean(),
  /** English words, or Chinese characters where the locale writes without spaces. */
  words: z.int().min(0),
  excerpts: z.int().min(0),
  notes: z.int().min(0),
})
/** See {@link wovenBookSchema}. */
export type WovenBook = z.infer<typeof wovenBookSchema>

/** `knowledge/chapters.json`: every chapter of every locale, in reading order. */
export const chapterListSchema = z.strictObject({
  schemaVersion: z.int(),
  chapters: z.array(wovenBookSchema.extend({ title: z.string(), description: z.string() })),
})
/** See {@link chapterListSchema}. */
export type ChapterList = z.infer<typeof chapterListSchema>
