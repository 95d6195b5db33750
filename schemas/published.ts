import { z } from 'zod'
import { contentHashSchema, symbolIdSchema } from './ids.ts'
import { SCHEMA_VERSION } from './version.ts'

/**
 * `src/content/published.json`: written by extract, committed. The ids readers may have kept links to: a symbol
 * that leaves the list needs a redirect.
 */
export const publishedListSchema = z.strictObject({
  schemaVersion: z.int().max(SCHEMA_VERSION, 'written by newer tools than these'),
  /**
   * Exported symbols, and those that once were and still have a page; sorted, each with {@link SymbolRecord.shape}.
   * Type parameters and single overloads have no pages.
   */
  symbols: z.record(symbolIdSchema, contentHashSchema),
})
/** See {@link publishedListSchema}. */
export type PublishedList = z.infer<typeof publishedListSchema>
