import { z } from 'zod'
import { portNameSchema, symbolIdSchema } from './ids.ts'
import { SCHEMA_VERSION } from './version.ts'

/** How much of a suite ran a symbol's code. */
export const exercisedBySchema = z.strictObject({
  /** Vectors during whose replay it ran. */
  vectors: z.int().min(1),
  /** The first few of them, in the order of the suite. */
  first: z.array(z.string()).min(1).max(3),
})
/** See {@link exercisedBySchema}. */
export type ExercisedBy = z.infer<typeof exercisedBySchema>

/**
 * `ports/<port>/exercised.json`: measured by `npm run conformance:cover`, committed. Which vectors run which
 * code; interfaces and types have no code and are not in it.
 */
export const exercisedFileSchema = z.strictObject({
  schemaVersion: z.int().max(SCHEMA_VERSION, 'written by newer tools than these'),
  port: portNameSchema,
  /** Symbol → suite → vectors; sorted. */
  symbols: z.record(symbolIdSchema, z.record(z.string(), exercisedBySchema)),
})
/** See {@link exercisedFileSchema}. */
export type ExercisedFile = z.infer<typeof exercisedFileSchema>
