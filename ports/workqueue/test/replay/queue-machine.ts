import { DelayingQueue, type DelayingWorkQueue } from '../../src/delaying-queue.ts'
import { FakeClock } from '../../src/fake-clock.ts'
import { Queue, type WorkQueue } from '../../src/queue.ts'
import { RateLimitingQueue } from '../../src/rate-limiting-queue.ts'
import { settle } from '../support/settle.ts'
import { type Completion, PendingCalls, SHUTDOWN } from './queue-calls.ts'
import { newLimiter } from './queue-limiter.ts'
import { type LogEntry, loggingProvider, QUEUE_NAME, QueueLog } from './queue-log.ts'
import { type QueueConfig, type QueueStep, type SimpleStep } from './queue-scenario.ts'
import { newStorage } from './queue-storage.ts'

/** What can be seen after a step; fields without content are left out. */
export interface QueueObservation {
  result?: unknown
  completed?: Completion[]
  len: number
  shuttingDown: boolean
  waiters: number
  log?: LogEntry[]
}

/** The name under which a call that may block completes. */
class PendingCall {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/** The port's queue with a fake clock, its workers, and what is written down about them. */
export class QueueMachine {
  readonly #clock = new FakeClock()
  readonly #log = new QueueLog()
  readonly #calls = new PendingCalls()
  readonly #queue: WorkQueue<string>
  readonly #delaying: DelayingWorkQueue<string> | undefined
  readonly #limited: RateLimitingQueue<string> | undefined
  /** The items each worker has, oldest first. */
  readonly #held = new Map<string, string[]>()
  #drains = 0

  constructor(config: QueueConfig) {
    const { kind, own } = config
    const shared = {
      name: config.unnamed ? '' : QUEUE_NAME,
      metricsProvider: loggingProvider(this.#log),
      clock: this.#clock,
    }
    // Upstream makes what it is not given itself, and so does the port.
    const queue = own ? undefined : newStorage(config.storage, this.#log)
    const makeBase = (): WorkQueue<string> => new Queue({ ...shared, queue })
    const makeDelaying = (): DelayingWorkQueue<string> =>
      new DelayingQueue({
        ...shared,
        queue: own ? undefined : this.#gate(makeBase(), config.during),
      })
    if (kind === 'base') {
      this.#queue = makeBase()
    } else if (kind === 'delaying') {
      this.#queue = this.#delaying = makeDelaying()
    } else {
      if (!config.limiter) throw new Error('a rate-limiting queue needs a limiter')
      const rest = own ? shared : { delayingQueue: makeDelaying() }
      this.#limited = new RateLimitingQueue(newLimiter(config.limiter), rest)
      this.#queue = this.#delaying = this.#limited
    }
  }

  /** Does a step, waits until nothing happens any more, and looks around. */
  async step(step: QueueStep): Promise<QueueObservation> {
    let result = 'steps' in step ? this.#burst(step.steps) : this.#do(step)
    await settle()
    const { ended, gets } = this.#calls.take()
    for (const { by, result: item } of gets) {
      if (item !== SHUTDOWN) this.#held.set(by, [...(this.#held.get(by) ?? []), item])
    }
    let completed = ended
    if (result instanceof PendingCall) {
      const { name } = result
      result = ended.find(({ by }) => by === name)?.result ?? 'blocked'
      completed = ended.filter(({ by }) => by !== name)
    }
    const log = this.#log.take()
    return {
      ...(result === undefined ? {} : { result }),
      ...(completed.length === 0 ? {} : { completed }),
      len: this.#queue.len(),
      shuttingDown: this.#queue.shuttingDown(),
      waiters: this.#clock.waiters(),
      ...(log.length === 0 ? {} : { log }),
    }
  }

  #burst(steps: readonly SimpleStep[]): unknown {
    const results = steps
      .map((step) => this.#do(step))
      .filter((result) => result !== undefined && !(result instanceof PendingCall))
    return results.length === 0 ? undefined : results
  }

  #do(step: SimpleStep): unknown {
    const operation = this.#operations[step.op]
    if (!operation) throw new Error(`no operation "${step.op}"`)
    return operation(step)
  }

  readonly #operations: Readonly<Record<string, (step: SimpleStep) => unknown>> = {
    add: ({ item }) => {
      this.#queue.add(item)
    },
    get: ({ worker = '' }) => this.#get(worker),
    done: ({ worker, item }) => this.#done(worker, item),
    len: () => this.#queue.len(),
    shuttingDown: () => this.#queue.shuttingDown(),
    shutDown: () => {
      this.#queue.shutDown()
    },
    shutDownWithDrain: () => this.#drain(),
    addAfter: ({ item, delay }) => this.#delaying?.addAfter(item, delay),
    addRateLimited: ({ item }) => this.#limited?.addRateLimited(item),
    forget: ({ item }) => this.#limited?.forget(item),
    numRequeues: ({ item }) => this.#limited?.numRequeues(item),
    step: ({ by }) => {
      this.#clock.step(by)
    },
  }

  #get(worker: string): unknown {
    if (this.#calls.blocked(worker)) return 'busy'
    const call = this.#queue.get().then((got) => (got.shutdown ? SHUTDOWN : got.item))
    this.#calls.followGet(worker, call)
    return new PendingCall(worker)
  }

  /** Ends the work on the oldest item of a worker, or on an item whoever has it. */
  #done(worker: string | undefined, named: string): unknown {
    if (worker === undefined) {
      this.#queue.done(named)
      return undefined
    }
    const item = this.#held.get(worker)?.shift()
    if (item === undefined) return 'none'
    this.#queue.done(item)
    return item
  }

  #drain(): unknown {
    const name = `d${this.#drains++}`
    const call = this.#queue.shutDownWithDrain().then(() => 'returned')
    this.#calls.followDrain(name, call)
    return new PendingCall(name)
  }

  /** The queue, doing the steps of `during` the first time it is told to add their item. */
  #gate(queue: WorkQueue<string>, during: QueueConfig['during']): WorkQueue<string> {
    const left = new Map(Object.entries(during))
    return {
      add: (item) => {
        const steps = left.get(item) ?? []
        left.delete(item)
        this.#burst(steps)
        queue.add(item)
      },
      len: () => queue.len(),
      get: (options) => queue.get(options),
      done: (item) => {
        queue.done(item)
      },
      shutDown: () => {
        queue.shutDown()
      },
      shutDownWithDrain: () => queue.shutDownWithDrain(),
      shuttingDown: () => queue.shuttingDown(),
    }
  }
}
