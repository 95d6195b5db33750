/**
 * What a queue reports about itself, and the seam through which a monitoring
 * system receives it.
 *
 * Upstream: k8s.io/client-go util/workqueue/metrics.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import { type Clock, type Instant } from './clock.ts'
import { seconds } from './duration.ts'

/**
 * The events of one queue. Items are known here by their key; see
 * `QueueConfig.key`.
 */
export interface QueueMetrics {
  /** An item was marked as needing work that was not marked before. */
  add(key: unknown): void
  /** An item was handed to a worker. */
  get(key: unknown): void
  /** A worker is done with an item. */
  done(key: unknown): void
  /** Time to report how long the items in work have been there. */
  updateUnfinishedWork(): void
}

/** A number that goes up and down by one. */
export interface GaugeMetric {
  /** Adds one. */
  inc(): void
  /** Subtracts one. */
  dec(): void
}

/** A number that is set. */
export interface SettableGaugeMetric {
  /** Replaces the value. */
  set(value: number): void
}

/** A number that only goes up. */
export interface CounterMetric {
  /** Adds one. */
  inc(): void
}

/** Collects single observations. The queues themselves use none. */
export interface SummaryMetric {
  /** Records one value. */
  observe(value: number): void
}

/** Counts single observations by size. */
export interface HistogramMetric {
  /** Records one value. */
  observe(value: number): void
}

const noopMetric: GaugeMetric &
  SettableGaugeMetric &
  CounterMetric &
  HistogramMetric = {
  inc() {},
  dec() {},
  set() {},
  observe() {},
}

/** Turns the events of a queue into six metrics. */
class DefaultQueueMetrics implements QueueMetrics {
  readonly #clock: Clock
  /** Items that need work: marked and not yet handed out. */
  readonly #depth: GaugeMetric
  /** Items marked since the queue was made. */
  readonly #adds: CounterMetric
  /** How long an item waits for a worker, in seconds. */
  readonly #latency: HistogramMetric
  /** How long a worker takes for an item, in seconds. */
  readonly #workDuration: HistogramMetric
  readonly #addTimes = new Map<unknown, Instant>()
  readonly #processingStartTimes = new Map<unknown, Instant>()

  /** How long the present workers have worked so far, added up. */
  readonly #unfinishedWorkSeconds: SettableGaugeMetric
  /** How long the slowest of them has worked so far. */
  readonly #longestRunningProcessor: SettableGaugeMetric

  constructor(provider: MetricsProvider, name: string, clock: Clock) {
    this.#clock = clock
    this.#depth = provider.newDepthMetric(name)
    this.#adds = provider.newAddsMetric(name)
    this.#latency = provider.newLatencyMetric(name)
    this.#workDuration = provider.newWorkDurationMetric(name)
    this.#unfinishedWorkSeconds = provider.newUnfinishedWorkSecondsMetric(name)
    this.#longestRunningProcessor =
      provider.newLongestRunningProcessorSecondsMetric(name)
  }

  add(key: unknown): void {
    this.#adds.inc()
    this.#depth.inc()
    // Waiting is counted from the first time the item was asked for.
    if (!this.#addTimes.has(key)) this.#addTimes.set(key, this.#clock.now())
  }

  get(key: unknown): void {
    this.#depth.dec()
    this.#processingStartTimes.set(key, this.#clock.now())
    const startTime = this.#addTimes.get(key)
    if (startTime === undefined) return
    this.#latency.observe(this.#sinceInSeconds(startTime))
    this.#addTimes.delete(key)
  }

  done(key: unknown): void {
    const startTime = this.#processingStartTimes.get(key)
    if (startTime === undefined) return
    this.#workDuration.observe(this.#sinceInSeconds(startTime))
    this.#processingStartTimes.delete(key)
  }

  updateUnfinishedWork(): void {
    let total = 0
    let oldest = 0
    for (const startTime of this.#processingStartTimes.values()) {
      const age = this.#sinceInSeconds(startTime)
      total += age
      oldest = Math.max(oldest, age)
    }
    this.#unfinishedWorkSeconds.set(total)
    this.#longestRunningProcessor.set(oldest)
  }

  #sinceInSeconds(start: Instant): number {
    return seconds(this.#clock.since(start))
  }
}

/**
 * Takes no notice of anything. A queue recognises it and then runs no ticker.
 * @internal
 */
export const noMetrics: QueueMetrics = {
  add() {},
  get() {},
  done() {},
  updateUnfinishedWork() {},
}

/** Counts what is added with a delay, or added again after a failure. */
export interface RetryMetrics {
  /** An item was accepted. */
  retry(): void
}

class DefaultRetryMetrics implements RetryMetrics {
  readonly #retries: CounterMetric

  constructor(retries: CounterMetric) {
    this.#retries = retries
  }

  retry(): void {
    this.#retries.inc()
  }
}

const noRetryMetrics: RetryMetrics = { retry() {} }

/** Makes the metrics of a queue; each is made once, with the queue's name. */
export interface MetricsProvider {
  /** Items that need work. */
  newDepthMetric(name: string): GaugeMetric
  /** Items added. */
  newAddsMetric(name: string): CounterMetric
  /** Seconds an item waits in the queue. */
  newLatencyMetric(name: string): HistogramMetric
  /** Seconds an item is worked on. */
  newWorkDurationMetric(name: string): HistogramMetric
  /** Seconds the items in work have been there, added up. */
  newUnfinishedWorkSecondsMetric(name: string): SettableGaugeMetric
  /** Seconds the oldest item in work has been there. */
  newLongestRunningProcessorSecondsMetric(name: string): SettableGaugeMetric
  /** Items added with a delay. */
  newRetriesMetric(name: string): CounterMetric
}

const noopMetricsProvider: MetricsProvider = {
  newDepthMetric: () => noopMetric,
  newAddsMetric: () => noopMetric,
  newLatencyMetric: () => noopMetric,
  newWorkDurationMetric: () => noopMetric,
  newUnfinishedWorkSecondsMetric: () => noopMetric,
  newLongestRunningProcessorSecondsMetric: () => noopMetric,
  newRetriesMetric: () => noopMetric,
}

// One provider per process is upstream's contract: libraries create queues
// long before the program knows them by name.
let globalMetricsProvider: MetricsProvider = noopMetricsProvider
let globalMetricsProviderIsSet = false

/**
 * The metrics of a queue, or `noMetrics` if it has no name or nobody listens.
 * Without a provider, the global one of this moment is taken.
 * @internal
 */
export function newQueueMetrics(
  provider: MetricsProvider | undefined,
  name: string,
  clock: Clock,
): QueueMetrics {
  const chosen = provider ?? globalMetricsProvider
  if (name === '' || chosen === noopMetricsProvider) return noMetrics
  return new DefaultQueueMetrics(chosen, name, clock)
}

/**
 * The retry counter of a delaying queue; one that counts nothing if the queue
 * has no name.
 * @internal
 */
export function newRetryMetrics(
  name: string,
  provider: MetricsProvider | undefined,
): RetryMetrics {
  if (name === '') return noRetryMetrics
  const chosen = provider ?? globalMetricsProvider
  return new DefaultRetryMetrics(chosen.newRetriesMetric(name))
}

/**
 * Sets the provider of all queues made from here on that bring none of their
 * own. Only the first call in a process has an effect.
 * @throws TypeError if there is no provider.
 */
export function setProvider(metricsProvider: MetricsProvider): void {
  // Callers without types can still pass nothing; better to fail here than
  // at the first queue with a name.
  if (!(metricsProvider as MetricsProvider | undefined | null)) {
    throw new TypeError('setProvider needs a metrics provider')
  }
  if (globalMetricsProviderIsSet) return
  globalMetricsProviderIsSet = true
  globalMetricsProvider = metricsProvider
}
