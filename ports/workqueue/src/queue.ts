/**
 * The queue all others are built on: it keeps each item once, and never hands
 * an item to two workers at the same time.
 *
 * Upstream: k8s.io/client-go util/workqueue/queue.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import { type AbortSignalLike } from './abort-signal.ts'
import { RealClock, type Ticker, type WithTicker } from './clock.ts'
import { Cond } from './cond.ts'
import { type Duration, MILLISECOND } from './duration.ts'
import { FifoStorage } from './fifo-storage.ts'
import { KeySet } from './key-set.ts'
import {
  type MetricsProvider,
  newQueueMetrics,
  noMetrics,
  type QueueMetrics,
} from './metrics.ts'

/** What `get` resolves with: an item to work on, or the end of the queue. */
export type GetResult<T> = { shutdown: false; item: T } | { shutdown: true }

/** Options of `get`. */
export interface GetOptions {
  /** Ends the wait: `get` then rejects with the signal's reason. */
  signal?: AbortSignalLike | undefined
}

/** A queue of things to work on, shared by producers and workers. */
export interface WorkQueue<T> {
  /** Marks the item as needing work. */
  add(item: T): void
  /** The number of items ready to be handed out. */
  len(): number
  /** Waits for the next item; the caller must call `done` with it. */
  get(options?: GetOptions): Promise<GetResult<T>>
  /** Says that the work on an item handed out by `get` has ended. */
  done(item: T): void
  /** Stops taking items; what is queued is still handed out. */
  shutDown(): void
  /** The same, and resolves when no item is being worked on. */
  shutDownWithDrain(): Promise<void>
  /** True from the first call of one of the two above. */
  shuttingDown(): boolean
}

/**
 * Where a queue keeps its items, and so in which order it hands them out. It
 * is never called again before a call has returned, and is never asked to
 * `pop` when `len` is 0.
 */
export interface QueueStorage<T> {
  /** A queued item was added once more: a chance to move it forward. */
  touch(item: T): void
  /** Takes in a new item. */
  push(item: T): void
  /** The number of items inside. */
  len(): number
  /** Removes the next item and returns it. */
  pop(): T
}

/** First in, first out, whatever is added again meanwhile. */
export function defaultQueue<T>(): QueueStorage<T> {
  return new FifoStorage<T>()
}

/** Options of a `Queue`; all may be left out. */
export interface QueueConfig<T> {
  /** Name in the metrics. A queue without a name reports none. */
  name?: string | undefined
  /** Receives the metrics; the default is the one given to `setProvider`. */
  metricsProvider?: MetricsProvider | undefined
  /** Where the time comes from; the default is the host's clock. */
  clock?: WithTicker | undefined
  /** Where items are kept; the default is `defaultQueue()`. */
  queue?: QueueStorage<T> | undefined
  /**
   * Tells items apart: two items are the same if a `Map` takes their keys for
   * the same. The default is the item itself, which suits strings and
   * numbers; objects with equal fields are different items without it.
   */
  key?: ((item: T) => unknown) | undefined
}

/** How often a queue with metrics reports the work in progress. */
const DEFAULT_UNFINISHED_WORK_UPDATE_PERIOD: Duration = 500 * MILLISECOND

/** The default of `QueueConfig.key`. */
export function itself(item: unknown): unknown {
  return item
}

/** A work queue that keeps each item once and hands it to one worker only. */
export class Queue<T> implements WorkQueue<T> {
  /**
   * The order in which to work on items. Every item in here is dirty and not
   * being processed.
   */
  readonly #queue: QueueStorage<T>

  /** Keys of all items that need work. */
  readonly #dirty = new KeySet()

  /**
   * Keys of the items workers have. One of them may be dirty as well: it was
   * added again meanwhile, and `done` will queue it.
   */
  readonly #processing = new KeySet()

  readonly #cond = new Cond()
  readonly #key: (item: T) => unknown

  #shuttingDown = false
  #drain = false

  readonly #metrics: QueueMetrics
  readonly #metricsTicker: Ticker | undefined

  /**
   * @param config what to do differently from the default
   * @param updatePeriod for this package's own tests only
   */
  constructor(
    config: QueueConfig<T> = {},
    updatePeriod: Duration = DEFAULT_UNFINISHED_WORK_UPDATE_PERIOD,
  ) {
    const { name = '', clock = new RealClock(), key = itself } = config
    this.#queue = config.queue ?? defaultQueue<T>()
    this.#key = key
    this.#metrics = newQueueMetrics(config.metricsProvider, name, clock)
    // A queue nobody watches leaves the clock alone, and can be dropped
    // without being shut down.
    if (this.#metrics === noMetrics) return
    this.#metricsTicker = clock.newTicker(updatePeriod, () => {
      this.#updateUnfinishedWork()
    })
  }

  /**
   * Marks the item as needing work. An item that is queued already stays
   * where it is; one that is being worked on is queued when that work is
   * done. Ignored once the queue is shutting down.
   */
  add(item: T): void {
    if (this.#shuttingDown) return
    const key = this.#key(item)
    if (this.#dirty.has(key)) {
      // In work and dirty, it is not in the storage: nothing to touch there.
      if (!this.#processing.has(key)) this.#queue.touch(item)
      return
    }

    this.#metrics.add(key)

    this.#dirty.add(key)
    if (this.#processing.has(key)) return

    this.#queue.push(item)
    this.#cond.signal()
  }

  /**
   * The number of items ready to be handed out. Items being worked on do not
   * count, even if they will be queued again. For information only: it may
   * have changed by the time the caller acts on it.
   */
  len(): number {
    return this.#queue.len()
  }

  /**
   * Resolves with the next item, waiting for one if there is none, or with
   * `shutdown` once the queue is shutting down and empty. The worker must
   * call `done` with the item afterwards, and should end on `shutdown`.
   * Rejects only if `options.signal` is aborted before there is an item.
   */
  async get(options?: GetOptions): Promise<GetResult<T>> {
    const signal = options?.signal
    signal?.throwIfAborted()
    // Looked at again after every wake-up, because another worker may have
    // come first. An item is never handed over by `add` itself: until its
    // worker really runs, adding it again must still change nothing.
    while (this.#queue.len() === 0 && !this.#shuttingDown) {
      await this.#cond.wait(signal)
      this.#passOnIfAborted(signal)
    }
    return this.#take()
  }

  // A worker that was woken and is aborted before it runs must not keep the
  // wake-up to itself.
  #passOnIfAborted(signal: AbortSignalLike | undefined): void {
    if (!signal?.aborted) return
    this.#cond.signal()
    signal.throwIfAborted()
  }

  #take(): GetResult<T> {
    // Nobody gets here with an empty queue unless it is shutting down.
    if (this.#queue.len() === 0) return { shutdown: true }

    const item = this.#queue.pop()
    const key = this.#key(item)

    this.#metrics.get(key)

    this.#processing.add(key)
    this.#dirty.delete(key)

    return { shutdown: false, item }
  }

  /**
   * Says that the work on the item has ended. If it was added again
   * meanwhile, it is queued now, behind everything queued by then. To be
   * called exactly once for every item that `get` handed out.
   */
  done(item: T): void {
    const key = this.#key(item)

    this.#metrics.done(key)

    this.#processing.delete(key)
    if (this.#dirty.has(key)) {
      this.#queue.push(item)
      this.#cond.signal()
    } else if (this.#processing.size === 0) {
      // Meant for a drain, which waits in the same line as the workers.
      this.#cond.signal()
    }
  }

  /**
   * Makes the queue ignore new items. Workers still get what is queued, and
   * `shutdown` after that. Ends the wait of `shutDownWithDrain`. May be
   * called again.
   */
  shutDown(): void {
    this.#beginShutDown(false)
  }

  /**
   * Like `shutDown`, and resolves when no item is being worked on, or when
   * `shutDown` is called. It waits for items in work, not for queued ones.
   */
  async shutDownWithDrain(): Promise<void> {
    this.#beginShutDown(true)
    while (this.#processing.size !== 0 && this.#drain) {
      await this.#cond.wait()
    }
  }

  #beginShutDown(drain: boolean): void {
    this.#metricsTicker?.stop()
    this.#drain = drain
    this.#shuttingDown = true
    this.#cond.broadcast()
  }

  /** True once `shutDown` or `shutDownWithDrain` has been called. */
  shuttingDown(): boolean {
    return this.#shuttingDown
  }

  #updateUnfinishedWork(): void {
    // A stopped ticker may have one more tick on its way.
    if (!this.#shuttingDown) this.#metrics.updateUnfinishedWork()
  }
}
