import {
  BucketRateLimiter,
  ItemExponentialFailureRateLimiter,
  ItemFastSlowRateLimiter,
  MaxOfRateLimiter,
  type RateLimiter,
  WithMaxWaitRateLimiter,
} from '../../src/default-rate-limiters.ts'
import { FakeClock } from '../../src/fake-clock.ts'
import { Limiter } from '../../src/rate.ts'
import { type LimiterConfig } from './queue-scenario.ts'

/** Makes the limiter a scenario asks for. */
export function newLimiter(config: LimiterConfig): RateLimiter<string> {
  const of = config.of.map(newLimiter)
  switch (config.type) {
    case 'exponential':
      return new ItemExponentialFailureRateLimiter(config.base, config.max)
    case 'fast-slow':
      return new ItemFastSlowRateLimiter(config.fast, config.slow, config.maxFast)
    case 'bucket':
      // Upstream's bucket never sees the queue's clock; the recorder's stands still.
      return new BucketRateLimiter(
        new Limiter(config.perSecond, config.burst, { clock: new FakeClock() }),
      )
    case 'max-of':
      return new MaxOfRateLimiter(...of)
    case 'max-wait': {
      const [inner] = of
      if (!inner) throw new Error('max-wait needs a limiter inside')
      return new WithMaxWaitRateLimiter(inner, config.max)
    }
  }
}
