import { z } from 'zod'
import { nanosSchema } from './observation.ts'

/** A step of a scenario in `parallelizer`. */
export const parallelStepSchema = z.strictObject({
  op: z.literal('parallelize'),
  workers: z.int(),
  pieces: z.int(),
  chunkSize: z.int().optional(),
  durations: z.array(nanosSchema).default([]),
  context: z.enum(['none', 'cancelled']).optional(),
  cancelAt: nanosSchema.default(0),
  cancelIn: z.int().optional(),
  panicIn: z.int().optional(),
  survive: z.boolean().default(false),
  unordered: z.boolean().default(false),
})
/** One call of `parallelizeUntil`. `conformance/internal/parallel` says what the fields mean. */
export type ParallelStep = z.infer<typeof parallelStepSchema>
