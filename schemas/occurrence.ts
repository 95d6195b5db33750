import { z } from 'zod'
import { bookPathSchema, symbolIdSchema } from './ids.ts'
import { offsetSchema, textRangeSchema } from './position.ts'

/** What an identifier in a file means. */
export const occurrenceTargetSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('symbol'), id: symbolIdSchema }),
  /** A local of the same file, known by where it is declared. */
  z.strictObject({ kind: z.literal('local'), definition: offsetSchema }),
  /** A whole file of the book: the path in an import, or the name of a namespace import. */
  z.strictObject({ kind: z.literal('module'), file: bookPathSchema }),
  /** Declared outside the book: `lib.es2023`, `node`, a package; the name `*` is the module itself. */
  z.strictObject({ kind: z.literal('external'), module: z.string(), name: z.string() }),
])
/** See {@link occurrenceTargetSchema}. */
export type OccurrenceTarget = z.infer<typeof occurrenceTargetSchema>

/**
 * One identifier in a file; also the path of an import, a member named by a string or number, and the word
 * `constructor`. Sorted by position; ranges never overlap.
 */
export const occurrenceSchema = z.strictObject({
  range: textRangeSchema,
  role: z.enum(['definition', 'reference']),
  target: occurrenceTargetSchema,
  /**
   * What the identifier means besides: `{ size }` names a variable, which is the target, and a member, which is
   * this; a member that an object constant declares is also the member its expected type has. Never a link of its
   * own, but a use like any other.
   */
  also: occurrenceTargetSchema.optional(),
  /** Index into the file record's `hovers`. */
  hover: z.int().min(0).optional(),
})
/** See {@link occurrenceSchema}. */
export type Occurrence = z.infer<typeof occurrenceSchema>
