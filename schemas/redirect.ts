import { z } from 'zod'
import { symbolIdSchema } from './ids.ts'

/** `knowledge/redirects.json`: pages that moved. Paths are below the site's base and begin with `/`. */
export const redirectListSchema = z.strictObject({
  schemaVersion: z.int(),
  redirects: z.array(z.strictObject({ from: z.string().min(1), to: z.string().min(1) })),
  /** Symbols that were renamed or moved; `to` is where a chain of redirects ends. */
  symbols: z.array(z.strictObject({ from: symbolIdSchema, to: symbolIdSchema })),
})
/** See {@link redirectListSchema}. */
export type RedirectList = z.infer<typeof redirectListSchema>
