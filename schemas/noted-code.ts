import { z } from 'zod'
import { contentHashSchema, symbolIdSchema } from './ids.ts'
import { SCHEMA_VERSION } from './version.ts'

/**
 * `noted-code.json` in the content folder, committed: every declaration a note was written on, as it was then.
 * A note itself stores only its hash; the text is what a reviewer compares with when the code has changed.
 */
export const notedCodeSchema = z.strictObject({
  schemaVersion: z.int().max(SCHEMA_VERSION, 'written by newer tools than these'),
  /** Sorted by symbol, then hash. */
  declarations: z.array(
    z.strictObject({
      symbol: symbolIdSchema,
      /** {@link NoteFrontMatter.code} of the notes on it. */
      code: contentHashSchema,
      /** Without the indentation its lines share; several declarations are separated by an empty line. */
      text: z.string(),
    }),
  ),
})
/** See {@link notedCodeSchema}. */
export type NotedCode = z.infer<typeof notedCodeSchema>
