import { z } from 'zod'
import {
  bookPathSchema,
  chapterSlugSchema,
  contentHashSchema,
  noteIdSchema,
  portNameSchema,
  sectionIdSchema,
  symbolIdSchema,
} from './ids.ts'
import { lineRangeSchema, textRangeSchema } from './position.ts'

/** `annotate/<port>/<module>.json` on the site: what the composer of notes knows of a file. */
export const annotateFileSchema = z.strictObject({
  schemaVersion: z.int(),
  port: portNameSchema,
  path: bookPathSchema,
  text: z.string(),
  /** Symbols declared here, in order of declaration; without type parameters, which notes are not on. */
  symbols: z.array(
    z.strictObject({
      id: symbolIdSchema,
      code: contentHashSchema,
      alike: z.array(symbolIdSchema),
      /** In this file, doc comments included. */
      declarations: z.array(textRangeSchema),
      /** Text of each of its declarations in other files, doc comments included; absent when there are none. */
      elsewhere: z.array(z.string()).min(1).optional(),
    }),
  ),
  /** Notes shown on this file, by line. */
  notes: z.array(z.strictObject({ id: noteIdSchema, author: z.string(), lines: lineRangeSchema })),
})
/** See {@link annotateFileSchema}. */
export type AnnotateFile = z.infer<typeof annotateFileSchema>

/** `annotate/names.json` on the site: what notes may link to, and what they may no longer be called. */
export const annotateNamesSchema = z.strictObject({
  schemaVersion: z.int(),
  /** Every symbol of the book, in the order of ports and declarations. */
  symbols: z.array(
    z.strictObject({
      id: symbolIdSchema,
      /** What prose calls it: the whole name, and its last part where it has a parent. */
      names: z.array(z.string()).min(1),
      exported: z.boolean(),
      /** Other ids it is known by. */
      aliases: z.array(z.string()),
      /** Whether it has a page of its own. */
      paged: z.boolean(),
    }),
  ),
  /** Sections of each chapter, in any language. */
  pages: z.array(z.strictObject({ slug: chapterSlugSchema, sections: z.array(sectionIdSchema) })),
  /** Ids of all notes. */
  notes: z.array(noteIdSchema),
  /** Whom nobody else may be taken for: the titles of the book, authors and reviewers. */
  people: z.array(z.string()),
})
/** See {@link annotateNamesSchema}. */
export type AnnotateNames = z.infer<typeof annotateNamesSchema>
