/**
 * A queue that asks a limiter how long a failed item should wait, and leaves
 * the waiting to the queue below. It keeps no items and runs no loop.
 *
 * Upstream: k8s.io/client-go util/workqueue/rate_limiting_queue.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import { type WithTicker } from './clock.ts'
import { type RateLimiter } from './default-rate-limiters.ts'
import { DelayingQueue, type DelayingWorkQueue } from './delaying-queue.ts'
import { type Duration } from './duration.ts'
import { type MetricsProvider } from './metrics.ts'
import { type GetOptions, type GetResult } from './queue.ts'

/** A queue that decides for itself how long a failed item should wait. */
export interface RateLimitingWorkQueue<T> extends DelayingWorkQueue<T> {
  /** Adds the item when the limiter says so, and counts a failure. */
  addRateLimited(item: T): void
  /** Makes the limiter start the item over. Does not replace `done`. */
  forget(item: T): void
  /** How often the limiter was asked about the item since it forgot it. */
  numRequeues(item: T): number
}

/** Options of a `RateLimitingQueue`; all may be left out. */
export interface RateLimitingQueueConfig<T> {
  /** Name in the metrics. A queue without a name reports none. */
  name?: string | undefined
  /** Receives the metrics; the default is the one given to `setProvider`. */
  metricsProvider?: MetricsProvider | undefined
  /** The queue's clock; limiters bring their own. Default: the host's. */
  clock?: WithTicker | undefined
  /** Does the waiting, with its own settings: all others are ignored then. */
  delayingQueue?: DelayingWorkQueue<T> | undefined
  /** Tells items apart, as in `QueueConfig`; the limiter needs the same. */
  key?: ((item: T) => unknown) | undefined
}

/** The work queue of a controller: keeps items once, and retries politely. */
export class RateLimitingQueue<T> implements RateLimitingWorkQueue<T> {
  readonly #queue: DelayingWorkQueue<T>
  readonly #rateLimiter: RateLimiter<T>

  /**
   * Call `forget` for every item that succeeds or is given up, or the limiter
   * counts its failures for ever.
   * @throws TypeError if there is no limiter.
   */
  constructor(
    rateLimiter: RateLimiter<T>,
    config: RateLimitingQueueConfig<T> = {},
  ) {
    // Callers without types can leave it out; better to fail here than when
    // the first item fails or is forgotten.
    if (!(rateLimiter as RateLimiter<T> | undefined | null)) {
      throw new TypeError('a rate-limiting queue needs a rate limiter')
    }
    const { delayingQueue, ...rest } = config
    this.#queue = delayingQueue ?? new DelayingQueue(rest)
    this.#rateLimiter = rateLimiter
  }

  /** As in `Queue`. */
  add(item: T): void {
    this.#queue.add(item)
  }

  /** As in `Queue`. */
  len(): number {
    return this.#queue.len()
  }

  /** As in `Queue`. */
  get(options?: GetOptions): Promise<GetResult<T>> {
    return this.#queue.get(options)
  }

  /** As in `Queue`. */
  done(item: T): void {
    this.#queue.done(item)
  }

  /** As in `DelayingQueue`. */
  shutDown(): void {
    this.#queue.shutDown()
  }

  /** As in `DelayingQueue`. */
  shutDownWithDrain(): Promise<void> {
    return this.#queue.shutDownWithDrain()
  }

  /** As in `Queue`. */
  shuttingDown(): boolean {
    return this.#queue.shuttingDown()
  }

  /** As in `DelayingQueue`. */
  addAfter(item: T, duration: Duration): void {
    this.#queue.addAfter(item, duration)
  }

  /**
   * Adds the item when the limiter says so. The limiter counts the failure
   * even if the queue is shutting down and ignores the item.
   */
  addRateLimited(item: T): void {
    this.#queue.addAfter(item, this.#rateLimiter.when(item))
  }

  /** Failures of the item since it was last forgotten. */
  numRequeues(item: T): number {
    return this.#rateLimiter.numRequeues(item)
  }

  /** The item's next failure is its first. It stays in the queue. */
  forget(item: T): void {
    this.#rateLimiter.forget(item)
  }
}
