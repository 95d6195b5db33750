import { type MetricsProvider } from '../../src/metrics.ts'

/** A metric of every kind that remembers what was done to it. */
export class RecordedMetric {
  /** Sum of `inc` and `dec`, or the last value `set`. */
  value = 0
  readonly observed: number[] = []
  readonly #name: string
  readonly #log: string[]

  constructor(name: string, log: string[]) {
    this.#name = name
    this.#log = log
  }

  inc(): void {
    this.value++
    this.#log.push(`${this.#name}.inc`)
  }

  dec(): void {
    this.value--
    this.#log.push(`${this.#name}.dec`)
  }

  set(value: number): void {
    this.value = value
    this.#log.push(`${this.#name}.set(${value})`)
  }

  observe(value: number): void {
    this.observed.push(value)
    this.#log.push(`${this.#name}.observe(${value})`)
  }
}

/** Hands out recorded metrics and writes down every call to any of them. */
export class RecordingProvider implements MetricsProvider {
  /** Calls since the last `takeLog`, oldest first. */
  readonly log: string[] = []
  /** Factory calls, as `depth(name)`. */
  readonly made: string[] = []
  readonly depth = new RecordedMetric('depth', this.log)
  readonly adds = new RecordedMetric('adds', this.log)
  readonly latency = new RecordedMetric('latency', this.log)
  readonly work = new RecordedMetric('work', this.log)
  readonly unfinished = new RecordedMetric('unfinished', this.log)
  readonly longest = new RecordedMetric('longest', this.log)
  readonly retries = new RecordedMetric('retries', this.log)

  takeLog(): string[] {
    return this.log.splice(0)
  }

  newDepthMetric(name: string): RecordedMetric {
    this.made.push(`depth(${name})`)
    return this.depth
  }

  newAddsMetric(name: string): RecordedMetric {
    this.made.push(`adds(${name})`)
    return this.adds
  }

  newLatencyMetric(name: string): RecordedMetric {
    this.made.push(`latency(${name})`)
    return this.latency
  }

  newWorkDurationMetric(name: string): RecordedMetric {
    this.made.push(`work(${name})`)
    return this.work
  }

  newUnfinishedWorkSecondsMetric(name: string): RecordedMetric {
    this.made.push(`unfinished(${name})`)
    return this.unfinished
  }

  newLongestRunningProcessorSecondsMetric(name: string): RecordedMetric {
    this.made.push(`longest(${name})`)
    return this.longest
  }

  newRetriesMetric(name: string): RecordedMetric {
    this.made.push(`retries(${name})`)
    return this.retries
  }
}
