/**
 * Work queues for controllers, after k8s.io/client-go util/workqueue at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
export { type AbortSignalLike } from './abort-signal.ts'
export {
  type Clock,
  type Instant,
  type PassiveClock,
  RealClock,
  type RealClockOptions,
  type Ticker,
  type Timer,
  type WithTicker,
} from './clock.ts'
export {
  type Duration,
  HOUR,
  MAX_DURATION,
  MICROSECOND,
  MILLISECOND,
  MINUTE,
  NANOSECOND,
  SECOND,
} from './duration.ts'
export {
  FakeClock,
  FakePassiveClock,
  SimpleIntervalClock,
} from './fake-clock.ts'
export {
  type CounterMetric,
  type GaugeMetric,
  type HistogramMetric,
  type MetricsProvider,
  setProvider,
  type SettableGaugeMetric,
  type SummaryMetric,
} from './metrics.ts'
export {
  defaultQueue,
  type GetOptions,
  type GetResult,
  Queue,
  type QueueConfig,
  type QueueStorage,
  type WorkQueue,
} from './queue.ts'
export {
  DelayingQueue,
  type DelayingQueueConfig,
  type DelayingWorkQueue,
} from './delaying-queue.ts'
export {
  BucketRateLimiter,
  type ControllerLimiterOptions,
  defaultControllerRateLimiter,
  defaultItemBasedRateLimiter,
  ItemExponentialFailureRateLimiter,
  ItemFastSlowRateLimiter,
  type ItemLimiterOptions,
  MaxOfRateLimiter,
  type RateLimiter,
  WithMaxWaitRateLimiter,
} from './default-rate-limiters.ts'
export {
  type DoWorkPieceFunc,
  type ParallelizeOptions,
  parallelizeUntil,
} from './parallelizer.ts'
export {
  every,
  Inf,
  InfDuration,
  type Limit,
  Limiter,
  type LimiterOptions,
  type Reservation,
  type WaitOptions,
} from './rate.ts'
export { BurstExceededError, DeadlineExceededError } from './rate-errors.ts'
export {
  RateLimitingQueue,
  type RateLimitingQueueConfig,
  type RateLimitingWorkQueue,
} from './rate-limiting-queue.ts'
