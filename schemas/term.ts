import { z } from 'zod'

/** One technical term of the book. */
export const termSchema = z.strictObject({
  /** The word used in each language, by locale code. */
  names: z.record(z.string(), z.string().min(1)),
  /** Identifier it stands for, as code spells it. */
  identifier: z.string().optional(),
  /** One sentence, by locale code. */
  definition: z.record(z.string(), z.string().min(1)),
  /**
   * How a name is sorted where its spelling does not tell, by locale code: for a Chinese one whose first character
   * has several readings, characters of the same sound.
   */
  sortAs: z.record(z.string(), z.string().min(1)).optional(),
  /** Also an everyday word: only what an author links as `[word](term:key)` leads to the glossary. */
  ambiguous: z.boolean().default(false),
  /** Spellings that may not be used, by locale code; the check names the right term. */
  forbidden: z.record(z.string(), z.array(z.string().min(1))).default({}),
})
/** See {@link termSchema}. */
export type Term = z.infer<typeof termSchema>

/** `terms.yaml`: term key → term. */
export const termFileSchema = z.strictObject({ terms: z.record(z.string(), termSchema) })
/** See {@link termFileSchema}. */
export type TermFile = z.infer<typeof termFileSchema>
