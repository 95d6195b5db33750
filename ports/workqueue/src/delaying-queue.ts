/**
 * A queue that can also be told to add an item later: a loop of its own keeps
 * the waiting items in a heap and adds them when their time has come.
 *
 * Upstream: k8s.io/client-go util/workqueue/delaying_queue.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import {
  type Clock,
  type Instant,
  RealClock,
  type Ticker,
  type Timer,
  type WithTicker,
} from './clock.ts'
import { Cond } from './cond.ts'
import { type Duration, SECOND } from './duration.ts'
import { heapFix, type HeapInterface, heapPop, heapPush } from './heap.ts'
import {
  type MetricsProvider,
  newRetryMetrics,
  type RetryMetrics,
} from './metrics.ts'
import {
  type GetOptions,
  type GetResult,
  itself,
  Queue,
  type WorkQueue,
} from './queue.ts'

/**
 * A queue that can add an item later, so that something that failed is tried
 * again without keeping a worker busy meanwhile.
 */
export interface DelayingWorkQueue<T> extends WorkQueue<T> {
  /** Adds the item when `duration` has passed. */
  addAfter(item: T, duration: Duration): void
}

/** Options of a `DelayingQueue`; all may be left out. */
export interface DelayingQueueConfig<T> {
  /** Name in the metrics. A queue without a name reports none. */
  name?: string | undefined
  /** Receives the metrics; the default is the one given to `setProvider`. */
  metricsProvider?: MetricsProvider | undefined
  /** Where the time comes from; the default is the host's clock. */
  clock?: WithTicker | undefined
  /** Where items go when their time has come; by default a new `Queue`. */
  queue?: WorkQueue<T> | undefined
  /**
   * Tells items apart, as in `QueueConfig`. A queue given as `queue` must
   * have the same.
   */
  key?: ((item: T) => unknown) | undefined
}

/** An item with the time at which to add it. */
interface WaitFor<T> {
  readonly data: T
  readonly key: unknown
  readyAt: Instant
  /** Where it stands in the heap; −1 outside. */
  index: number
}

/**
 * The waiting items as a heap: the earliest is at the root. `push` and `pop`
 * are for `heapPush` and `heapPop` only, which keep the order.
 */
class WaitForPriorityQueue<T> implements HeapInterface<WaitFor<T>> {
  readonly #entries: WaitFor<T>[] = []

  len(): number {
    return this.#entries.length
  }

  less(i: number, j: number): boolean {
    return this.#at(i).readyAt < this.#at(j).readyAt
  }

  swap(i: number, j: number): void {
    const a = this.#at(i)
    const b = this.#at(j)
    this.#entries[i] = b
    this.#entries[j] = a
    b.index = i
    a.index = j
  }

  push(entry: WaitFor<T>): void {
    entry.index = this.#entries.length
    this.#entries.push(entry)
  }

  pop(): WaitFor<T> {
    const entry = this.#at(this.len() - 1)
    this.#entries.pop()
    entry.index = -1
    return entry
  }

  /** The earliest entry, left where it is; undefined if there is none. */
  peek(): WaitFor<T> | undefined {
    return this.#entries[0]
  }

  // The heap only asks for positions it has.
  #at(i: number): WaitFor<T> {
    return this.#entries[i] as WaitFor<T>
  }
}

/**
 * The longest the loop sleeps. Nothing depends on it; should a timer get
 * lost, an item is late by this much and no more.
 */
const MAX_WAIT: Duration = 10 * SECOND

/** A work queue around another one, which it adds items to later. */
export class DelayingQueue<T> implements DelayingWorkQueue<T> {
  readonly #queue: WorkQueue<T>
  readonly #key: (item: T) => unknown
  readonly #clock: Clock

  /** True once `shutDown` was called: the loop ends, and calls do nothing. */
  #stopped = false

  /** Wakes the loop at least every `MAX_WAIT`. */
  readonly #heartbeat: Ticker

  /** The mailbox: items handed over to the loop, which it has not seen yet. */
  readonly #waitingForAdd: WaitFor<T>[] = []

  /** Counts the items handed over. */
  readonly #metrics: RetryMetrics

  // The rest belongs to the loop.
  readonly #waitingForQueue = new WaitForPriorityQueue<T>()
  readonly #waitingEntryByData = new Map<unknown, WaitFor<T>>()
  #nextReadyAtTimer: Timer | undefined
  readonly #cond = new Cond()
  #woken = false

  /** Starts the loop at once; end it with `shutDown`. */
  constructor(config: DelayingQueueConfig<T> = {}) {
    const { clock = new RealClock(), key = itself } = config
    const { name = '', metricsProvider } = config
    this.#queue =
      config.queue ?? new Queue({ name, metricsProvider, clock, key })
    this.#key = key
    this.#clock = clock
    this.#heartbeat = clock.newTicker(MAX_WAIT, this.#wake)
    this.#metrics = newRetryMetrics(name, metricsProvider)
    // What goes wrong in there, such as an error of the queue around which
    // this one was made, reaches the host as an unhandled rejection.
    void this.#waitingLoop()
  }

  /** Adds the item now. If it is waiting to be added later, it still is. */
  add(item: T): void {
    this.#queue.add(item)
  }

  /** The number of items ready to be handed out, without the waiting ones. */
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

  /** As in `Queue`. */
  shuttingDown(): boolean {
    return this.#queue.shuttingDown()
  }

  /**
   * As in `Queue`, and drops the items that wait for their time. Calls after
   * the first do nothing, not even end the wait of a later
   * `shutDownWithDrain`.
   */
  shutDown(): void {
    if (this.#stopped) return
    this.#stopped = true
    this.#queue.shutDown()
    this.#wake()
    this.#heartbeat.stop()
  }

  /**
   * As in `Queue`. The loop is not told: it finds out when it next wakes up,
   * and adds nothing any more.
   */
  shutDownWithDrain(): Promise<void> {
    this.#letProcessExit()
    return this.#queue.shutDownWithDrain()
  }

  /**
   * Adds the item when `duration` has passed, or now if that is not positive.
   * An item waits once only: of two times the earlier counts. Ignored once
   * the queue is shutting down.
   */
  addAfter(item: T, duration: Duration): void {
    if (this.shuttingDown()) return

    this.#metrics.retry()

    if (duration <= 0) {
      this.add(item)
      return
    }

    const readyAt = this.#clock.now() + duration
    const key = this.#key(item)
    this.#waitingForAdd.push({ data: item, key, readyAt, index: -1 })
    this.#wake()
  }

  /** Each turn adds what is due, then sleeps until something happens. */
  async #waitingLoop(): Promise<void> {
    while (!this.#queue.shuttingDown()) {
      // One look at the clock per turn: what becomes due during the turn is
      // for the next one.
      const now = this.#clock.now()
      this.#addReady(now)
      this.#startTimer(now)
      await this.#wakeUp()
      if (this.#stopped) break
      this.#emptyMailbox()
    }
    this.#heartbeat.stop()
    this.#letProcessExit()
  }

  #addReady(now: Instant): void {
    for (;;) {
      const entry = this.#waitingForQueue.peek()
      if (!entry || entry.readyAt > now) return
      heapPop(this.#waitingForQueue)
      this.#queue.add(entry.data)
      this.#waitingEntryByData.delete(entry.key)
    }
  }

  /** Makes the loop wake up when the earliest item is due. */
  #startTimer(now: Instant): void {
    const first = this.#waitingForQueue.peek()
    if (!first) return
    this.#nextReadyAtTimer?.stop()
    const left = first.readyAt - now
    this.#nextReadyAtTimer = this.#clock.newTimer(left, this.#wake)
  }

  // Reasons to wake up: the timer, the heartbeat, the mailbox, shutDown. One
  // that came while the loop was busy is remembered.
  readonly #wake = (): void => {
    this.#woken = true
    this.#cond.signal()
  }

  async #wakeUp(): Promise<void> {
    while (!this.#woken) await this.#cond.wait()
    this.#woken = false
  }

  #emptyMailbox(): void {
    // Adding an item may put another one into the mailbox: that one too.
    for (const entry of this.#waitingForAdd) {
      // An item whose time has come while it lay here goes ahead of those in
      // the heap, which are looked at in the next turn.
      if (entry.readyAt > this.#clock.now()) {
        insert(this.#waitingForQueue, this.#waitingEntryByData, entry)
      } else {
        this.#queue.add(entry.data)
      }
    }
    this.#waitingForAdd.length = 0
  }

  /** A queue that has ended must not keep a process alive with its timers. */
  #letProcessExit(): void {
    this.#heartbeat.unref()
    this.#nextReadyAtTimer?.unref()
  }
}

/** Adds the entry to the heap, or moves the one of the same item forward. */
function insert<T>(
  q: WaitForPriorityQueue<T>,
  knownEntries: Map<unknown, WaitFor<T>>,
  entry: WaitFor<T>,
): void {
  const existing = knownEntries.get(entry.key)
  if (!existing) {
    heapPush(q, entry)
    knownEntries.set(entry.key, entry)
    return
  }

  // Only ever earlier: a later time would postpone what somebody relies on.
  if (existing.readyAt <= entry.readyAt) return
  existing.readyAt = entry.readyAt
  heapFix(q, existing.index)
}
