import { z } from 'zod'

/**
 * Something an author has to know. Every stage reports these and carries on; nothing is written while one of
 * severity `error` stands. Codes are permanent and catalogued in `tools/extract/src/problems/`.
 */
export const problemSchema = z.strictObject({
  /** `EXT012`; never reused for another meaning. */
  code: z.string().regex(/^[A-Z]{3}\d{3}$/u),
  severity: z.enum(['error', 'warning', 'info']),
  /** Relative to the book's root; `undefined` when no file is to blame (e.g. the configuration is missing). */
  file: z.string().optional(),
  /** 1-based; absent when the whole file is meant. */
  line: z.int().min(1).optional(),
  message: z.string().min(1),
  /** What to do about it, in the imperative. */
  hint: z.string().min(1),
})
/** See {@link problemSchema}. */
export type Problem = z.infer<typeof problemSchema>
