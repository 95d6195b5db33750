import { z } from 'zod'
import { bookPathSchema, contentHashSchema, noteIdSchema, symbolIdSchema } from './ids.ts'
import { lineRangeSchema, textRangeSchema } from './position.ts'

/** What a note is for. */
export const noteKindSchema = z.enum(['note', 'question', 'pitfall', 'history', 'upstream'])
/** See {@link noteKindSchema}. */
export type NoteKind = z.infer<typeof noteKindSchema>

/** Front matter of `annotations/<port>/<id>.md`. A second language is `<id>.<locale>.md` with only a body. */
export const noteFrontMatterSchema = z.strictObject({
  target: symbolIdSchema,
  /**
   * Symbols of the port that had the target's code, own names apart, when the note was written. Should the target
   * be gone one day, it did not move to one of these.
   */
  alike: z.array(symbolIdSchema).min(1).optional(),
  /** Exact text inside the target's declaration; white space is compared loosely. */
  quote: z.string().min(1).max(2000),
  /** Text right before the quote, to tell two equal quotes apart. */
  prefix: z.string().max(200).optional(),
  /** Text right after the quote. */
  suffix: z.string().max(200).optional(),
  kind: noteKindSchema,
  /** Locale code of this file's body. */
  lang: z.string().regex(/^[a-z]{2,3}$/u),
  author: z.string().min(1).max(80),
  /** `YYYY-MM-DD`. */
  created: z.iso.date(),
  /** The target's token hash when the note was written ({@link SymbolRecord.code}). */
  code: contentHashSchema,
  /** Written by `annotate approve` only. */
  reviewed: z
    .strictObject({ by: z.string().min(1), note: contentHashSchema, code: contentHashSchema })
    .optional(),
})
/** See {@link noteFrontMatterSchema}. */
export type NoteFrontMatter = z.infer<typeof noteFrontMatterSchema>

/** Where a note stands now. Only the first three are shown on code. */
export const noteStateSchema = z.enum(['anchored', 'changed', 'moved', 'orphaned', 'ambiguous'])
/** See {@link noteStateSchema}. */
export type NoteState = z.infer<typeof noteStateSchema>

/** What a review says now: `expired` when the note or the code is no longer what was read. */
export const reviewStateSchema = z.enum(['none', 'approved', 'expired'])
/** See {@link reviewStateSchema}. */
export type ReviewState = z.infer<typeof reviewStateSchema>

/** `knowledge/notes/<id>.json`. */
export const noteRecordSchema = z.strictObject({
  schemaVersion: z.int(),
  id: noteIdSchema,
  /** The note's own file. */
  source: bookPathSchema,
  target: symbolIdSchema,
  kind: noteKindSchema,
  /** Locale code of the language the note was written in; {@link NoteRecord.bodies} may have more. */
  lang: z.string(),
  author: z.string(),
  created: z.string(),
  quote: z.string(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  /** {@link NoteFrontMatter.code} */
  code: contentHashSchema,
  state: noteStateSchema,
  /** Why the state is not `anchored`; empty when it is. */
  reason: z.string(),
  review: reviewStateSchema,
  /** Who reviewed it, whether that still counts or not. */
  reviewer: z.string().optional(),
  /** The declaration as it was when the note was written, dedented; absent when nobody kept it. */
  was: z.string().optional(),
  /** Symbols the note may belong to now, most likely first: for a maintainer to choose from, never shown as fact. */
  candidates: z.array(symbolIdSchema),
  /** Absent when the note is withheld. */
  anchor: z
    .strictObject({
      symbol: symbolIdSchema,
      file: bookPathSchema,
      range: textRangeSchema,
      lines: lineRangeSchema,
    })
    .optional(),
  /** Markdown by locale code; at least the note's own language. */
  bodies: z.record(z.string(), z.string()),
})
/** See {@link noteRecordSchema}. */
export type NoteRecord = z.infer<typeof noteRecordSchema>
