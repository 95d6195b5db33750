import { z } from 'zod'
import { nanosSchema } from './observation.ts'

/** A step of a scenario in `clock`. */
export const clockStepSchema = z.strictObject({
  op: z.string(),
  id: z.string().default(''),
  d: nanosSchema.default(0),
  t: nanosSchema.default(0),
  // The port has no channel in which anything could be left unread.
  unread: z.boolean().default(false),
})
/** One call. `conformance/internal/fakeclock` has the same type in Go. */
export type ClockStep = z.infer<typeof clockStepSchema>
