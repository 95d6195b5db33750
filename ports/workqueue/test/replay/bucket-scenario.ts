import { z } from 'zod'
import { limitSchema, nanosSchema } from './observation.ts'

/** The bucket at the start. `conformance/internal/bucket` has the same types in Go and says what they mean. */
export const bucketSchema = z.strictObject({
  limit: limitSchema,
  burst: z.int(),
  float32: z.boolean().default(false),
})

/** One call, or time that passes. */
export const bucketStepSchema = z.strictObject({
  op: z.enum([
    'reserve',
    'delayFrom',
    'allow',
    'cancel',
    'setLimit',
    'setBurst',
    'every',
    'wait',
    'abort',
    'sleep',
    'tokens',
  ]),
  t: nanosSchema.optional(),
  n: z.int().default(0),
  r: z.int().default(0),
  limit: limitSchema.default(0),
  burst: z.int().default(0),
  d: nanosSchema.default(0),
  deadline: nanosSchema.optional(),
  aborted: z.boolean().default(false),
  w: z.int().default(0),
})
/** See {@link bucketStepSchema}. */
export type BucketStep = z.infer<typeof bucketStepSchema>
