import { z } from 'zod'
import { type SuiteReplay } from '../../../../test/support/vector-replay.ts'
import {
  BucketRateLimiter,
  type Clock,
  defaultControllerRateLimiter,
  defaultItemBasedRateLimiter,
  ItemExponentialFailureRateLimiter,
  ItemFastSlowRateLimiter,
  Limiter,
  MaxOfRateLimiter,
  type RateLimiter,
  WithMaxWaitRateLimiter,
} from '../../src/index.ts'
import { BubbleClock } from './bubble-clock.ts'
import { limitSchema, nanos, nanosSchema, observed } from './observation.ts'

const specBase = z.strictObject({
  kind: z.enum([
    'controller',
    'item-based',
    'exponential',
    'fast-slow',
    'bucket',
    'max-of',
    'max-wait',
  ]),
  base: nanosSchema.default(0),
  max: nanosSchema.default(0),
  fast: nanosSchema.default(0),
  slow: nanosSchema.default(0),
  maxFast: z.int().default(0),
  limit: limitSchema.default(0),
  burst: z.int().default(0),
})
type Spec = z.infer<typeof specBase> & { of: Spec[] }
const specSchema: z.ZodType<Spec> = specBase.extend({
  get of() {
    return z.array(specSchema).default([])
  },
})

const stepSchema = z.strictObject({
  op: z.enum(['when', 'forget', 'numRequeues', 'sleep']),
  item: z.string().default(''),
  times: z.int().min(1).default(1),
  d: nanosSchema.default(0),
})
type Step = z.infer<typeof stepSchema>

/** Replays `limiters` and `limiters-seeded`. */
export const limitersReplay: SuiteReplay = {
  async run(vector) {
    const clock = new BubbleClock()
    const limiter = make(specSchema.parse(vector['config']), clock)
    const observations: unknown[] = []
    for (const step of vector.steps) {
      observations.push(await play(limiter, clock, stepSchema.parse(step)))
    }
    return observations
  },
}

async function play(
  limiter: RateLimiter<string>,
  clock: BubbleClock,
  { op, item, times, d }: Step,
): Promise<unknown> {
  let delay: number | undefined
  if (op === 'when') for (let i = 0; i < times; i++) delay = limiter.when(item)
  if (op === 'forget') limiter.forget(item)
  if (op === 'sleep') await clock.pass(d)
  const requeues = limiter.numRequeues(item)
  return observed({ delay: delay === undefined ? undefined : nanos(delay), requeues })
}

function make(spec: Spec, clock: Clock): RateLimiter<string> {
  const inner = spec.of.map((one) => make(one, clock))
  switch (spec.kind) {
    case 'controller':
      return defaultControllerRateLimiter({ clock })
    case 'item-based':
      return defaultItemBasedRateLimiter()
    case 'exponential':
      return new ItemExponentialFailureRateLimiter(spec.base, spec.max)
    case 'fast-slow':
      return new ItemFastSlowRateLimiter(spec.fast, spec.slow, spec.maxFast)
    case 'bucket':
      return new BucketRateLimiter(new Limiter(spec.limit, spec.burst, { clock }))
    case 'max-of':
      return new MaxOfRateLimiter(...inner)
    case 'max-wait': {
      const [only] = inner
      if (!only) throw new Error('max-wait wraps one limiter')
      return new WithMaxWaitRateLimiter(only, spec.max)
    }
  }
}
