import { type MetricsProvider } from '../../src/metrics.ts'

/** `push a`, or `latency.observe` with a value. */
export type LogEntry = string | [call: string, value: number]

/** Who makes the queue call; within a step upstream runs these on goroutines of their own. */
type Actor = 'producer' | 'worker' | 'refresh'

/** What a queue calls in one step. */
export class QueueLog {
  #entries: { by: Actor; entry: LogEntry }[] = []

  /** Writes down a call. */
  call(by: Actor, entry: LogEntry): void {
    this.#entries.push({ by, entry })
  }

  /**
   * Empties the log. The order between producers, workers and refresh is upstream's scheduler's business, so
   * they are told apart, as the recorder does; the order within each of the three is kept.
   */
  take(): LogEntry[] {
    const entries = this.#entries
    this.#entries = []
    return (['producer', 'worker', 'refresh'] as const).flatMap((actor) =>
      entries.filter(({ by }) => by === actor).map(({ entry }) => entry),
    )
  }
}

/** What all queues are called that have a name. */
export const QUEUE_NAME = 'q'

/** A metric of a queue that is called something else says so. */
function metricName(queue: string, name: string): string {
  return queue === QUEUE_NAME ? name : `${queue}.${name}`
}

/** A provider whose metrics write every call into the log. */
export function loggingProvider(log: QueueLog): MetricsProvider {
  const counter = (name: string) => (queue: string) => ({
    inc: () => {
      log.call('producer', `${metricName(queue, name)}.inc`)
    },
    dec: () => {
      log.call('worker', `${metricName(queue, name)}.dec`)
    },
  })
  const histogram = (by: Actor, name: string) => (queue: string) => ({
    observe: (value: number) => {
      log.call(by, [`${metricName(queue, name)}.observe`, value])
    },
  })
  const gauge = (name: string) => (queue: string) => ({
    set: (value: number) => {
      log.call('refresh', [`${metricName(queue, name)}.set`, toNanos(value)])
    },
  })
  return {
    newDepthMetric: counter('depth'),
    newAddsMetric: counter('adds'),
    newLatencyMetric: histogram('worker', 'latency'),
    newWorkDurationMetric: histogram('producer', 'work'),
    newUnfinishedWorkSecondsMetric: gauge('unfinished'),
    newLongestRunningProcessorSecondsMetric: gauge('longest'),
    newRetriesMetric: counter('retries'),
  }
}

/** Seconds in whole nanoseconds: upstream adds up a Go map, in another order every time. */
function toNanos(seconds: number): number {
  return Math.round(seconds * 1e9) / 1e9
}
