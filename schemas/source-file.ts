import { z } from 'zod'
import { bookPathSchema, contentHashSchema, portNameSchema, symbolIdSchema } from './ids.ts'
import { occurrenceSchema } from './occurrence.ts'
import { symbolRecordSchema } from './symbol.ts'
import { exercisedFileSchema } from './exercised.ts'
import { mappingSchema, upstreamSourceSchema } from './upstream.ts'
import { paritySchema } from './vector.ts'

/** `knowledge/files/<port>/<path>.json`: a source file as the site shows it. */
export const sourceFileSchema = z.strictObject({
  schemaVersion: z.int(),
  port: portNameSchema,
  path: bookPathSchema,
  /** The path in symbol ids: below `src`, without extension. */
  module: z.string().min(1),
  text: z.string(),
  hash: contentHashSchema,
  /** Symbols declared here, in order of declaration. */
  symbols: z.array(symbolIdSchema),
  occurrences: z.array(occurrenceSchema),
  /** Distinct one-line types shown on hover. */
  hovers: z.array(z.string()),
})
/** See {@link sourceFileSchema}. */
export type SourceFile = z.infer<typeof sourceFileSchema>

/** `knowledge/ports/<port>.json`: a port's symbols and what they stand for upstream. */
export const portRecordSchema = z.strictObject({
  schemaVersion: z.int(),
  port: portNameSchema,
  path: bookPathSchema,
  files: z.array(bookPathSchema),
  symbols: z.array(symbolRecordSchema),
  upstream: z.array(upstreamSourceSchema),
  mappings: z.array(mappingSchema),
  /** How many of the port's requirements have a test, and how many are deliberate deviations. */
  requirements: z.strictObject({ tested: z.int(), deviations: z.int() }).optional(),
  /** What its vectors say; absent without vectors. */
  parity: paritySchema.optional(),
  /** Which vectors run which symbol; absent when that was not measured. */
  exercised: exercisedFileSchema.shape.symbols.optional(),
})
/** See {@link portRecordSchema}. */
export type PortRecord = z.infer<typeof portRecordSchema>
