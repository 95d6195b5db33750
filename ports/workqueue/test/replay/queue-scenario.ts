import { z } from 'zod'

/**
 * The config and the steps of the queue suites; `conformance/README.md` says what each operation does.
 * `conformance/internal/queues` has the same types in Go.
 */

const nanosSchema = z
  .string()
  .regex(/^-?\d+$/u)
  .transform(Number)

const limiterBase = z.strictObject({
  type: z.enum(['exponential', 'fast-slow', 'bucket', 'max-of', 'max-wait']),
  base: nanosSchema.default(0),
  max: nanosSchema.default(0),
  fast: nanosSchema.default(0),
  slow: nanosSchema.default(0),
  maxFast: z.int().default(0),
  perSecond: z.number().default(0),
  burst: z.int().default(0),
})

/** Which limiter a rate-limiting queue has. */
export type LimiterConfig = z.infer<typeof limiterBase> & { of: LimiterConfig[] }
const limiterSchema: z.ZodType<LimiterConfig> = limiterBase.extend({
  get of() {
    return z.array(limiterSchema).default([])
  },
})

const simpleStepSchema = z.strictObject({
  op: z.string(),
  worker: z.string().optional(),
  item: z.string().default(''),
  delay: nanosSchema.default(0),
  by: nanosSchema.default(0),
})

/** One call, or one move of the clock. */
export type SimpleStep = z.infer<typeof simpleStepSchema>

const stepSchema = z.union([
  z.strictObject({ op: z.literal('burst'), steps: z.array(simpleStepSchema) }),
  simpleStepSchema,
])

/** One step; a burst is several without waiting in between. */
export type QueueStep = z.infer<typeof stepSchema>

const configSchema = z.strictObject({
  kind: z.enum(['base', 'delaying', 'rate-limiting']),
  storage: z.enum(['fifo', 'lifo', 'priority']),
  own: z.boolean().default(false),
  unnamed: z.boolean().default(false),
  limiter: limiterSchema.optional(),
  during: z.record(z.string(), z.array(simpleStepSchema)).default({}),
  uninterrupted: z.boolean().optional(),
  workers: z.int().optional(),
})

/** Which queue the steps run on. */
export type QueueConfig = z.infer<typeof configSchema>

/** Reads the `config` of a vector. */
export function parseConfig(config: unknown): QueueConfig {
  return configSchema.parse(config)
}

/** Reads one of the `steps` of a vector. */
export function parseStep(step: unknown): QueueStep {
  return stepSchema.parse(step)
}
