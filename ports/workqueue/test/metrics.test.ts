import { describe, expect, it, vi } from 'vitest'
import { type Ticker } from '../src/clock.ts'
import { HOUR, MICROSECOND, MILLISECOND, SECOND } from '../src/duration.ts'
import { FakeClock } from '../src/fake-clock.ts'
import { newQueueMetrics } from '../src/metrics.ts'
import { Queue } from '../src/queue.ts'
import { RecordingProvider } from './support/recording-metrics.ts'
import { take } from './support/take.ts'

function named(updatePeriod?: number) {
  const metrics = new RecordingProvider()
  const clock = new FakeClock()
  const q = new Queue<string>({ name: 'test', clock, metricsProvider: metrics }, updatePeriod)
  return { q, metrics, clock }
}

/** The modules afresh, with a global provider that was never set. */
async function freshModules() {
  vi.resetModules()
  const { Queue } = await import('../src/queue.ts')
  const { setProvider, newRetryMetrics } = await import('../src/metrics.ts')
  return { Queue, setProvider, newRetryMetrics }
}

describe('metrics of a queue', () => {
  it('M-1 need a name: without one there is neither metric nor ticker', async () => {
    const metricsProvider = new RecordingProvider()
    const clock = new FakeClock()
    const q = new Queue<string>({ clock, metricsProvider })
    q.add('a')
    await q.get()
    q.done('a')
    expect([metricsProvider.made, metricsProvider.log, clock.waiters()]).toEqual([[], [], 0])
  })

  it('M-1 need a provider: with the built-in one there is no ticker', async () => {
    const { Queue } = await freshModules()
    const clock = new FakeClock()
    const q = new Queue<string>({ name: 'test', clock })
    q.add('a')
    expect([q.len(), clock.waiters()]).toEqual([1, 0])
  })

  it('M-1 go to the provider in the options rather than to the global one', async () => {
    const { Queue, setProvider } = await freshModules()
    const global = new RecordingProvider()
    const own = new RecordingProvider()
    setProvider(global)
    new Queue<string>({ name: 'test', clock: new FakeClock(), metricsProvider: own }).add('a')
    expect([global.log, own.log]).toEqual([[], ['adds.inc', 'depth.inc']])
  })

  it('M-2 go to the first provider set, from the next queue on', async () => {
    const { Queue, setProvider } = await freshModules()
    const clock = new FakeClock()
    const early = new Queue<string>({ name: 'early', clock })
    const first = new RecordingProvider()
    const second = new RecordingProvider()
    setProvider(first)
    setProvider(second)
    early.add('a')
    const late = new Queue<string>({ name: 'late', clock })
    late.add('a')
    expect(first.made).toContain('depth(late)')
    expect(first.made).not.toContain('depth(early)')
    expect([first.log, second.made]).toEqual([['adds.inc', 'depth.inc'], []])
  })

  it('M-2 API-11 refuse to be set to nothing', async () => {
    const { Queue, setProvider } = await freshModules()
    const nothing = undefined as unknown as RecordingProvider
    expect(() => {
      setProvider(nothing)
    }).toThrow(TypeError)
    // The call that failed was not the first one that counts.
    const provider = new RecordingProvider()
    setProvider(provider)
    new Queue<string>({ name: 'test', clock: new FakeClock() }).add('a')
    expect(provider.log).toEqual(['adds.inc', 'depth.inc'])
  })

  it('M-3 API-11 are made once each, with the name; retries are not made here', () => {
    const { q, metrics } = named()
    q.add('a')
    expect(metrics.made).toEqual([
      'depth(test)',
      'adds(test)',
      'latency(test)',
      'work(test)',
      'unfinished(test)',
      'longest(test)',
    ])
  })

  it('M-4 count an add and a depth for every item newly marked', () => {
    const { q, metrics } = named()
    q.add('a')
    q.add('a')
    expect(metrics.takeLog()).toEqual(['adds.inc', 'depth.inc'])
  })

  it('M-4 keep the first add time, should an item be marked twice before it is taken', () => {
    // A queue cannot do this: it takes the time away together with the mark.
    const provider = new RecordingProvider()
    const clock = new FakeClock()
    const metrics = newQueueMetrics(provider, 'test', clock)
    metrics.add('a')
    clock.step(30 * MILLISECOND)
    metrics.add('a')
    metrics.get('a')
    metrics.get('a')
    expect(provider.latency.observed).toEqual([0.03])
  })

  it('M-4 take the add time from add, not from the done that queues the item', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    await q.get()
    q.add('a')
    clock.step(10 * MILLISECOND)
    metrics.takeLog()
    q.done('a')
    expect(metrics.takeLog()).toEqual(['work.observe(0.01)'])
    await q.get()
    expect(metrics.latency.observed).toEqual([0, 0.01])
  })

  it('M-5 lower the depth at get and observe the wait once', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    clock.step(250 * MILLISECOND)
    metrics.takeLog()
    await q.get()
    expect(metrics.takeLog()).toEqual(['depth.dec', 'latency.observe(0.25)'])
  })

  it('M-6 observe the work at done, once, and also after shutDown', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    await q.get()
    clock.step(2 * SECOND)
    q.shutDown()
    metrics.takeLog()
    q.done('a')
    q.done('a')
    q.done('never taken')
    expect(metrics.takeLog()).toEqual(['work.observe(2)'])
  })

  it('M-7 count a re-added item in the depth at once, and its wait from there', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    await q.get()
    q.add('a')
    expect([metrics.depth.value, q.len()]).toEqual([1, 0])
    clock.step(3 * SECOND)
    q.done('a')
    clock.step(1 * SECOND)
    await q.get()
    expect(metrics.latency.observed).toEqual([0, 4])
    expect(metrics.depth.value).toBe(0)
  })

  it('M-8 API-5 report the work in progress every 500 ms, the sum first', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    await q.get()
    metrics.takeLog()
    clock.step(499 * MILLISECOND)
    expect(metrics.takeLog()).toEqual([])
    clock.step(1 * MILLISECOND)
    expect(metrics.takeLog()).toEqual(['unfinished.set(0.5)', 'longest.set(0.5)'])
    clock.step(500 * MILLISECOND)
    expect(metrics.takeLog()).toEqual(['unfinished.set(1)', 'longest.set(1)'])
  })

  it('API-4 go by the clock of the host, and to the global provider, if nothing else is said', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    try {
      const { Queue, setProvider } = await freshModules()
      const provider = new RecordingProvider()
      setProvider(provider)
      const q = new Queue<string>({ name: 'test' })
      vi.advanceTimersByTime(499)
      expect(provider.takeLog()).toEqual([])
      vi.advanceTimersByTime(1)
      expect(provider.takeLog()).toEqual(['unfinished.set(0)', 'longest.set(0)'])
      q.shutDown()
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('M-8 keep the last report after shutDown', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    await q.get()
    clock.step(500 * MILLISECOND)
    q.shutDown()
    q.done('a')
    clock.step(HOUR)
    expect([metrics.unfinished.value, metrics.longest.value]).toEqual([0.5, 0.5])
  })

  it('M-9 add up what every item in work has taken', async () => {
    const { q, metrics, clock } = named()
    for (const item of ['a', 'b', 'c']) {
      q.add(item)
      await q.get()
      clock.step(100 * MILLISECOND)
    }
    clock.step(200 * MILLISECOND)
    expect(metrics.unfinished.value).toBeCloseTo(0.5 + 0.4 + 0.3, 9)
    expect(metrics.longest.value).toBe(0.5)
  })

  it('M-10 report once in a step, however long it is', () => {
    const { metrics, clock } = named()
    clock.step(5 * SECOND)
    expect(metrics.takeLog()).toEqual(['unfinished.set(0)', 'longest.set(0)'])
  })

  it('M-11 count retries only for a queue with a name, by default at the global provider', async () => {
    const { newRetryMetrics, setProvider } = await freshModules()
    newRetryMetrics('test', undefined).retry() // The built-in provider.
    const provider = new RecordingProvider()
    newRetryMetrics('', provider).retry()
    expect(provider.made).toEqual([])
    setProvider(provider)
    newRetryMetrics('test', undefined).retry()
    expect([provider.made, provider.log]).toEqual([['retries(test)'], ['retries.inc']])
  })

  it('M-12 are in seconds, as exact as upstream has them', async () => {
    const { q, metrics, clock } = named()
    q.add('a')
    clock.step(50 * MICROSECOND)
    await q.get()
    clock.step(3 * SECOND + 1)
    q.done('a')
    expect([metrics.latency.observed, metrics.work.observed]).toEqual([[5e-5], [3.000000001]])
    q.add('b')
    clock.step(15_239_840_493) // Dividing in one go gives 15.239840493.
    await q.get()
    expect(metrics.latency.observed).toEqual([5e-5, 15.239840492999999])
  })

  it.each(['shutDown', 'shutDownWithDrain'] as const)(
    'M-13 stop their ticker within %s',
    (shutDown) => {
      const stopped: string[] = []
      class StoppingClock extends FakeClock {
        override newTicker(): Ticker {
          return { stop: () => stopped.push('stopped'), unref() {} }
        }
      }
      const metricsProvider = new RecordingProvider()
      const q = new Queue<string>({ name: 'test', clock: new StoppingClock(), metricsProvider })
      expect(stopped).toEqual([])
      void q[shutDown]()
      expect(stopped).toEqual(['stopped'])
    },
  )
})

describe('scenarios recorded from upstream', () => {
  it('W-16 reports unfinished and longest work', async () => {
    const { q, metrics, clock } = named()
    q.add('x')
    q.add('y')
    await q.get()
    clock.step(100 * MILLISECOND)
    await q.get()
    clock.step(400 * MILLISECOND)
    expect(metrics.unfinished.value).toBeCloseTo(0.9, 9)
    expect(metrics.longest.value).toBeCloseTo(0.5, 12)
    clock.step(5 * SECOND)
    expect(metrics.unfinished.value).toBeCloseTo(10.9, 9)
    expect(metrics.longest.value).toBeCloseTo(5.5, 12)
    q.done('x')
    q.done('y')
    expect(metrics.work.observed).toEqual([5.5, 5.4])
  })
})

describe('TestMetricShutdown', () => {
  it('M-8 M-13 reports once and not after shutDown', () => {
    const { q, metrics, clock } = named(1 * MILLISECOND)
    clock.step(1 * MILLISECOND)
    expect(metrics.takeLog()).toEqual(['unfinished.set(0)', 'longest.set(0)'])
    q.shutDown()
    clock.step(HOUR)
    expect(metrics.takeLog()).toEqual([])
  })
})

describe('TestMetrics', () => {
  it('W-17 M-4 M-5 M-6 M-8 shows the numbers upstream shows', async () => {
    const { q, metrics, clock } = named(1 * MILLISECOND)
    q.add('foo')
    expect([metrics.adds.value, metrics.depth.value]).toEqual([1, 1])
    clock.step(50 * MICROSECOND)

    expect(await take(q)).toBe('foo')
    expect(metrics.latency.observed).toEqual([5e-5])

    for (let i = 0; i < 5; i++) q.add('foo')
    expect([metrics.adds.value, metrics.depth.value]).toEqual([2, 1])
    clock.step(25 * MICROSECOND)

    q.done('foo')
    expect(metrics.work.observed).toEqual([2.5e-5])
    expect(metrics.depth.value).toBe(1)

    expect(await take(q)).toBe('foo')
    expect(metrics.latency.observed).toEqual([5e-5, 2.5e-5])

    clock.step(1 * MILLISECOND)
    expect([metrics.unfinished.value, metrics.longest.value]).toEqual([0.001, 0.001])

    q.done('foo')
    expect(metrics.work.observed).toEqual([2.5e-5, 0.001])
  })
})
