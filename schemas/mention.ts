import { z } from 'zod'
import { verdictSchema } from './claim.ts'
import { bookPathSchema, chapterSlugSchema, sectionIdSchema, symbolIdSchema } from './ids.ts'
import { lineRangeSchema } from './position.ts'

const placeShape = {
  symbol: symbolIdSchema,
  slug: chapterSlugSchema,
  locale: z.string(),
  /** The section it stands in; absent before the first one. */
  section: sectionIdSchema.optional(),
}

/** A place in a chapter that is about a symbol. */
export const mentionSchema = z.discriminatedUnion('kind', [
  /** Code is shown; every symbol declared within the lines is shown with it. */
  z.strictObject({
    ...placeShape,
    kind: z.literal('excerpt'),
    file: bookPathSchema,
    lines: lineRangeSchema,
  }),
  /** The text names it in a link. */
  z.strictObject({ ...placeShape, kind: z.literal('link') }),
  /** A claim names it as evidence. */
  z.strictObject({
    ...placeShape,
    kind: z.literal('claim'),
    claim: z.string(),
    verdict: verdictSchema,
  }),
])
/** See {@link mentionSchema}. */
export type Mention = z.infer<typeof mentionSchema>

/** `knowledge/mentions.json`: in the order of locales, chapters and text, without repetitions. */
export const mentionListSchema = z.strictObject({
  schemaVersion: z.int(),
  mentions: z.array(mentionSchema),
})
/** See {@link mentionListSchema}. */
export type MentionList = z.infer<typeof mentionListSchema>
