import { z } from 'zod'
import {
  bookPathSchema,
  contentHashSchema,
  noteIdSchema,
  portNameSchema,
  symbolIdSchema,
} from './ids.ts'
import { lineRangeSchema, textRangeSchema } from './position.ts'

/** `annotate/<port>/<module>.json` on the site: what the composer of notes knows of a file. */
export const annotateFileSchema = z.strictObject({
  schemaVersion: z.int(),
  port: portNameSchema,
  path: bookPathSchema,
  text: z.string(),
  /** Symbols declared here, in order of declaration. */
  symbols: z.array(
    z.strictObject({
      id: symbolIdSchema,
      code: contentHashSchema,
      alike: z.array(symbolIdSchema),
      /** In this file, doc comments included. */
      declarations: z.array(textRangeSchema),
    }),
  ),
  /** Notes shown on this file, by line. */
  notes: z.array(z.strictObject({ id: noteIdSchema, author: z.string(), lines: lineRangeSchema })),
})
/** See {@link annotateFileSchema}. */
export type AnnotateFile = z.infer<typeof annotateFileSchema>
