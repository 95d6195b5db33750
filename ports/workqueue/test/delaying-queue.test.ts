import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Timer } from '../src/clock.ts'
import { DelayingQueue, type DelayingQueueConfig } from '../src/delaying-queue.ts'
import { HOUR, MAX_DURATION, MILLISECOND, MINUTE, NANOSECOND, SECOND } from '../src/duration.ts'
import { FakeClock } from '../src/fake-clock.ts'
import { Queue, type WorkQueue } from '../src/queue.ts'
import { RecordingProvider } from './support/recording-metrics.ts'
import { settle } from './support/settle.ts'
import { drainReady, take } from './support/take.ts'
import { TracingStorage } from './support/tracing-storage.ts'
import { watch } from './support/watch.ts'

const MS = MILLISECOND

afterEach(() => {
  vi.useRealTimers()
})

/** A delaying queue around `wrapped`, with what a test needs to drive it. */
function around<Q extends WorkQueue<string>>(
  clock: FakeClock,
  wrapped: Q,
  options: DelayingQueueConfig<string> = {},
) {
  const q = new DelayingQueue<string>({ ...options, clock, queue: wrapped })
  const step = async (d: number): Promise<void> => {
    clock.step(d)
    await settle()
  }
  const after = async (item: string, d: number): Promise<void> => {
    q.addAfter(item, d)
    await settle()
  }
  return { q, clock, wrapped, step, after }
}

/** A delaying queue with everything observable. */
function instrumented() {
  const clock = new FakeClock()
  const metrics = new RecordingProvider()
  const storage = new TracingStorage<string>()
  const options = { name: 'q', clock, metricsProvider: metrics }
  const wrapped = new Queue<string>({ ...options, queue: storage })
  return { ...around(clock, wrapped, options), metrics, storage }
}

/** A queue that does something of the test's choice while it adds an item. */
class HookedQueue extends Queue<string> {
  readonly added: string[] = []
  onAdd: (item: string) => void = () => undefined

  override add(item: string): void {
    this.onAdd(item)
    this.added.push(item)
    super.add(item)
  }
}

/** A delaying queue around a `HookedQueue`. */
function hookedUp() {
  const { wrapped, ...rest } = around(new FakeClock(), new HookedQueue())
  return { ...rest, hooked: wrapped }
}

describe('DelayingQueue.addAfter', () => {
  it('D-1 does nothing once the queue is shutting down', async () => {
    const { q, metrics, after, step } = instrumented()
    q.shutDown()
    metrics.takeLog()
    await after('a', 0)
    await after('b', 10 * MS)
    await step(HOUR)
    expect([q.len(), metrics.takeLog()]).toEqual([0, []])
  })

  it('D-1 counts a retry, and adds at once what has no delay', () => {
    const { q, metrics } = instrumented()
    q.addAfter('a', 0)
    q.addAfter('b', -1 * SECOND)
    expect(q.len()).toBe(2)
    expect(metrics.retries.value).toBe(2)
  })

  it('D-1 fixes the time at the call, however late the loop sees it', async () => {
    const { q, clock, step } = instrumented()
    q.addAfter('a', 100 * MS)
    clock.step(60 * MS)
    await settle()
    await step(39 * MS)
    expect(q.len()).toBe(0)
    await step(1 * MS)
    expect(q.len()).toBe(1)
  })

  it('D-2 takes any number of items without waiting for the loop (DV-2)', async () => {
    const { q, step } = instrumented()
    for (let i = 0; i < 2500; i++) q.addAfter(`item-${i}`, 10 * MS)
    await settle()
    expect(q.len()).toBe(0)
    await step(10 * MS)
    expect(q.len()).toBe(2500)
  })

  it('D-5 makes an item wait once, for the earlier time', async () => {
    const { q, clock, step, after } = instrumented()
    await after('a', 200 * MS)
    await after('a', 300 * MS)
    await after('a', 100 * MS)
    expect(clock.waiters()).toBe(3)
    await step(100 * MS)
    expect(await drainReady(q)).toEqual(['a'])
    await step(HOUR)
    expect(q.len()).toBe(0)
  })

  it('D-5 finds an item in the heap wherever others have pushed it', async () => {
    const { q, step, after } = instrumented()
    const calls = [
      ['a', 100],
      ['b', 50],
      ['c', 60],
      ['d', 40],
      ['a', 10],
    ] as const
    for (const [item, ms] of calls) await after(item, ms * MS)
    await step(10 * MS)
    expect(await drainReady(q)).toEqual(['a'])
    await step(90 * MS)
    expect(await drainReady(q)).toEqual(['d', 'b', 'c'])
  })

  it('D-5 tells waiting items apart by the key function', async () => {
    const clock = new FakeClock()
    const q = new DelayingQueue<{ name: string }>({ clock, key: (item) => item.name })
    q.addAfter({ name: 'a' }, 100 * MS)
    q.addAfter({ name: 'a' }, 50 * MS)
    await settle()
    clock.step(50 * MS)
    await settle()
    expect(await drainReady(q)).toEqual([{ name: 'a' }])
    clock.step(HOUR)
    await settle()
    expect(q.len()).toBe(0)
  })

  it('D-6 adds nothing one nanosecond early', async () => {
    const { q, step, after } = instrumented()
    await after('a', 10 * MS)
    await step(10 * MS - NANOSECOND)
    expect(q.len()).toBe(0)
    await step(NANOSECOND)
    expect(q.len()).toBe(1)
  })

  it('D-6 counts in nanoseconds: it is due no earlier than that', async () => {
    const { q, step, after } = instrumented()
    await after('a', 10 * MS + NANOSECOND)
    await step(10 * MS)
    expect(q.len()).toBe(0)
    await step(NANOSECOND)
    expect(q.len()).toBe(1)
  })

  it('D-8 leaves what is waiting when the same item is added now', async () => {
    const { q, step, after } = instrumented()
    await after('a', 50 * MS)
    await after('a', 0)
    q.add('a')
    expect(await drainReady(q)).toEqual(['a'])
    await step(50 * MS)
    expect(await drainReady(q)).toEqual(['a'])
  })

  it('D-9 touches an item that is queued, and marks one that is in work', async () => {
    const { q, storage, step, after } = instrumented()
    q.add('queued')
    await after('queued', 10 * MS)
    await step(10 * MS)
    expect(storage.calls).toEqual(['push queued', 'touch queued'])
    await q.get()
    await after('queued', 10 * MS)
    await step(10 * MS)
    expect(q.len()).toBe(0)
    q.done('queued')
    expect(q.len()).toBe(1)
  })

  it('M-11 counts every accepted call as a retry, whatever the delay', async () => {
    const { q, metrics, after } = instrumented()
    expect(metrics.made).toContain('retries(q)')
    await after('a', 10 * MS)
    await after('a', 10 * MS)
    await after('b', 0)
    await after('c', -5)
    q.shutDown()
    await after('d', 10 * MS)
    expect(metrics.retries.value).toBe(4)
  })

  it('parks an item for ever when the delay is MAX_DURATION', async () => {
    const { q, step, after } = instrumented()
    await after('a', MAX_DURATION)
    await after('b', MINUTE)
    await step(MINUTE)
    expect(await drainReady(q)).toEqual(['b'])
    await step(1e6 * HOUR)
    expect(q.len()).toBe(0)
  })
})

describe('the loop of a DelayingQueue', () => {
  it('D-3 replaces its timer at every turn, and lets it go when nothing waits', async () => {
    const { clock, step, after } = instrumented()
    expect(clock.waiters()).toBe(2) // Heartbeat and metrics.
    await after('a', 100 * MS)
    await after('b', 50 * MS)
    await after('c', 150 * MS)
    expect(clock.waiters()).toBe(3)
    await step(50 * MS)
    expect(clock.waiters()).toBe(3)
    await step(100 * MS)
    expect(clock.waiters()).toBe(2)
  })

  it('D-3 starts its timer for the item that is due first', async () => {
    const started: number[] = []
    class Watched extends FakeClock {
      override newTimer(d: number, onFire: (at: number) => void): Timer {
        started.push(d)
        return super.newTimer(d, onFire)
      }
    }
    const clock = new Watched()
    const q = new DelayingQueue<string>({ clock })
    for (const d of [100, 50, 70]) {
      q.addAfter(`after ${d}`, d * MS)
      await settle()
      clock.step(10 * MS)
    }
    expect(started).toEqual([100 * MS, 50 * MS, 40 * MS])
  })

  it('D-4 adds what became due in the mailbox before what became due in the heap', async () => {
    const { q, clock, after } = instrumented()
    await after('heap', 10 * MS)
    q.addAfter('mail 1', 8 * MS)
    q.addAfter('mail 2', 5 * MS)
    clock.step(10 * MS)
    await settle()
    expect(await drainReady(q)).toEqual(['mail 1', 'mail 2', 'heap'])
  })

  it('D-4 empties the whole mailbox in one turn, with what arrives meanwhile', async () => {
    const { q, clock, hooked } = hookedUp()
    hooked.onAdd = (item) => {
      if (item !== 'first') return
      q.addAfter('second', 5 * MS)
      clock.step(5 * MS)
    }
    q.addAfter('heap', 1 * MS)
    await settle()
    q.addAfter('first', 1 * MS)
    clock.step(1 * MS)
    await settle()
    expect(hooked.added).toEqual(['first', 'second', 'heap'])
  })

  it('D-7 fires items of the same time in heap order', async () => {
    const { q, step } = instrumented()
    for (const item of ['a', 'b', 'c', 'd']) q.addAfter(item, 10 * MS)
    await settle()
    await step(10 * MS)
    expect(await drainReady(q)).toEqual(['a', 'd', 'c', 'b'])
  })

  it('D-13 does not follow the wall clock', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] })
    const q = new DelayingQueue<string>()
    q.addAfter('a', 50 * MS)
    await settle()
    vi.setSystemTime(Date.now() + 24 * 3_600_000)
    vi.advanceTimersByTime(49)
    await settle()
    expect(q.len()).toBe(0)
    vi.advanceTimersByTime(1)
    await settle()
    expect(q.len()).toBe(1)
    q.shutDown()
    await settle()
  })

  it('D-14 lets an error of the queue reach the host', async () => {
    const { q, hooked, step } = hookedUp()
    const error = new Error('broken queue')
    hooked.onAdd = () => {
      throw error
    }
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection')
    const seen: unknown[] = []
    process.on('unhandledRejection', (reason) => seen.push(reason))
    q.addAfter('a', 10 * MS)
    await settle()
    await step(10 * MS)
    await settle()
    process.removeAllListeners('unhandledRejection')
    for (const listener of others) process.on('unhandledRejection', listener)
    expect(seen).toEqual([error])
  })

  it('D-15 looks every 10 s even if its timer is lost', async () => {
    class Forgetful extends FakeClock {
      override newTimer(): Timer {
        return { stop: () => true, reset: () => true, unref() {} }
      }
    }
    const clock = new Forgetful()
    const q = new DelayingQueue<string>({ clock })
    q.addAfter('a', 3 * SECOND)
    await settle()
    clock.step(9 * SECOND)
    await settle()
    expect(q.len()).toBe(0)
    clock.step(1 * SECOND)
    await settle()
    expect(q.len()).toBe(1)
  })

  it('D-16 looks at the clock once per turn', async () => {
    const { q, clock, hooked, step, after } = hookedUp()
    hooked.onAdd = (item) => {
      if (item === 'a') clock.step(1 * SECOND)
    }
    await after('a', 10 * MS)
    await after('b', 500 * MS)
    await step(10 * MS)
    // b has been due for half a second, but this turn does not know that, and
    // starts the timer for the time it believes is left.
    expect(hooked.added).toEqual(['a'])
    await step(489 * MS)
    expect(hooked.added).toEqual(['a'])
    await step(1 * MS)
    expect([hooked.added, q.len()]).toEqual([['a', 'b'], 2])
  })

  it('C-7 is one waiter of the clock, and one more while an item waits', async () => {
    const clock = new FakeClock()
    const q = new DelayingQueue<string>({ clock })
    expect(clock.waiters()).toBe(1)
    q.addAfter('a', 10 * MS)
    await settle()
    expect(clock.waiters()).toBe(2)
    clock.step(10 * MS)
    await settle()
    expect(clock.waiters()).toBe(1)
    new Queue<string>({ name: 'q', clock, metricsProvider: new RecordingProvider() })
    expect(clock.waiters()).toBe(2)
  })

  it('C-11 adds an item though the clock was moved before there was a timer', async () => {
    const { q, clock } = instrumented()
    q.addAfter('a', 10 * MS)
    clock.step(10 * MS)
    await settle()
    expect(q.len()).toBe(1)
  })
})

describe('DelayingQueue.shutDown', () => {
  it('D-10 shuts the queue down, drops what waits, and keeps what is queued', async () => {
    const { q, wrapped, step, after } = instrumented()
    q.add('queued')
    await after('waiting', 10 * MS)
    q.shutDown()
    expect([q.shuttingDown(), wrapped.shuttingDown()]).toEqual([true, true])
    await step(HOUR)
    expect([await take(q), await take(q)]).toEqual(['queued', 'shutdown'])
  })

  it('D-3 D-10 drops what lies in the mailbox: the loop ends without looking there', async () => {
    const { q, clock, hooked } = hookedUp()
    q.addAfter('a', 10 * MS)
    clock.step(10 * MS)
    q.shutDown()
    await settle()
    expect(hooked.added).toEqual([])
  })

  it('D-10 forwards the first call only', () => {
    let calls = 0
    class Counting extends Queue<string> {
      override shutDown(): void {
        calls++
        super.shutDown()
      }
    }
    const { q } = around(new FakeClock(), new Counting())
    q.shutDown()
    q.shutDown()
    expect(calls).toBe(1)
  })

  it('D-10 stops the heartbeat and lets the process exit without its timer', async () => {
    const calls: string[] = []
    class Watched extends FakeClock {
      override newTicker() {
        return {
          stop: () => void calls.push('stop heartbeat'),
          unref: () => void calls.push('unref heartbeat'),
        }
      }
      override newTimer() {
        return {
          stop: () => true,
          reset: () => true,
          unref: () => void calls.push('unref timer'),
        }
      }
    }
    const q = new DelayingQueue<string>({ clock: new Watched() })
    q.addAfter('a', HOUR)
    await settle()
    expect(calls).toEqual([])
    q.shutDown()
    expect(calls).toEqual(['stop heartbeat'])
    await settle()
    expect(calls).toContain('unref timer')
  })

  it('D-11 DV-7 lets the process exit at once when drained, though its timers go on', async () => {
    const calls: string[] = []
    const timer = (name: string): Timer => ({
      stop: () => true,
      reset: () => true,
      unref: () => void calls.push(name),
    })
    class Watched extends FakeClock {
      override newTicker = () => timer('heartbeat')
      override newTimer = () => timer('timer')
    }
    const q = new DelayingQueue<string>({ clock: new Watched() })
    q.addAfter('a', HOUR)
    await settle()
    expect(calls).toEqual([])
    await q.shutDownWithDrain()
    expect(calls).toEqual(['heartbeat', 'timer'])
  })

  it('D-11 is not what shutDownWithDrain does: the loop finds out at its next turn', async () => {
    let looks = 0
    class Counting extends Queue<string> {
      override shuttingDown(): boolean {
        looks++
        return super.shuttingDown()
      }
    }
    const { q, step } = around(new FakeClock(), new Counting())
    await q.shutDownWithDrain()
    looks = 0
    await step(10 * SECOND - 1)
    expect(looks).toBe(0)
    await step(1) // The heartbeat: the loop looks, and ends.
    expect(looks).toBe(1)
    await step(1 * MINUTE)
    expect(looks).toBe(1)
  })

  it('D-11 drops what waits when drained', async () => {
    const { q, step, after } = instrumented()
    await after('a', 10 * MS)
    await q.shutDownWithDrain()
    await step(MINUTE)
    expect([q.len(), await take(q)]).toEqual([0, 'shutdown'])
  })

  it('D-12 cannot release a drain that began after the first shutDown', async () => {
    const { q } = instrumented()
    q.add('a')
    await q.get()
    q.shutDown()
    const drain = watch(q.shutDownWithDrain())
    q.shutDown()
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('D-12 releases a drain that began before it', async () => {
    const { q } = instrumented()
    q.add('a')
    await q.get()
    const drain = watch(q.shutDownWithDrain())
    q.shutDown()
    await settle()
    expect(drain.outcome).toBeUndefined()
  })
})

describe('DelayingQueue', () => {
  it('API-6 makes a queue of its own with the same name, provider and clock', async () => {
    const clock = new FakeClock()
    const metricsProvider = new RecordingProvider()
    const q = new DelayingQueue<string>({ name: 'q', clock, metricsProvider })
    expect(metricsProvider.made).toEqual(
      ['depth', 'adds', 'latency', 'work', 'unfinished', 'longest', 'retries'].map(
        (metric) => `${metric}(q)`,
      ),
    )
    q.add('a')
    clock.step(250 * MS)
    await q.get()
    expect(metricsProvider.latency.observed).toEqual([0.25])
  })

  it('API-7 works with every option left out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const q = new DelayingQueue<string>()
    q.addAfter('a', 20 * MS)
    const worker = watch(q.get())
    await settle()
    vi.advanceTimersByTime(19)
    await settle()
    expect(worker.outcome).toBe('blocked')
    vi.advanceTimersByTime(1)
    await settle()
    expect(worker.outcome).toEqual({ shutdown: false, item: 'a' })
    q.done('a')
    q.shutDown()
    await settle()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('API-6 hands the signal of get on', async () => {
    const { q } = instrumented()
    const abort = new AbortController()
    const waiting = q.get({ signal: abort.signal })
    abort.abort()
    await expect(waiting).rejects.toThrow(/abort/i)
  })
})

describe('scenarios recorded from upstream', () => {
  it('D-01t adds at once what has no delay', async () => {
    const { q, metrics } = instrumented()
    q.addAfter('a', 0)
    q.addAfter('b', -1 * SECOND)
    expect([await take(q), await take(q)]).toEqual(['a', 'b'])
    expect(metrics.retries.value).toBe(2)
  })

  it('D-02t adds at the nanosecond', async () => {
    const { q, step, after } = instrumented()
    await after('b', 10 * MS)
    await step(10 * MS - 1)
    expect(q.len()).toBe(0)
    await step(1)
    expect(q.len()).toBe(1)
  })

  it('D-03t delivers once, at the earliest of three times', async () => {
    const { q, clock, step, after } = instrumented()
    const waiters: number[] = []
    for (const run of [
      () => after('a', 100 * MS),
      () => after('a', 200 * MS),
      () => after('a', 50 * MS),
      () => step(49 * MS),
      () => step(1 * MS),
    ]) {
      await run()
      waiters.push(clock.waiters())
    }
    expect(waiters).toEqual([3, 3, 3, 3, 2])
    expect(await drainReady(q)).toEqual(['a'])
    await step(200 * MS)
    expect(q.len()).toBe(0)
  })

  it('D-04t delivers now and again later', async () => {
    const { q, step, after } = instrumented()
    await after('a', 50 * MS)
    q.add('a')
    expect(await drainReady(q)).toEqual(['a'])
    await step(50 * MS)
    expect(q.len()).toBe(1)
  })

  it.each([3, 4, 5, 6, 7, 8, 10, 12])('D-05t fires %i equal times in heap order', async (n) => {
    const { q, step, after } = instrumented()
    for (let i = 0; i < n; i++) await after(String(i), 100 * MS)
    await step(100 * MS)
    const rest = Array.from({ length: n - 1 }, (_, i) => String(n - 1 - i))
    expect(await drainReady(q)).toEqual(['0', ...rest])
  })

  it('D-06t touches a queued item and delivers it once', async () => {
    const { q, storage, step, after } = instrumented()
    q.add('a')
    await after('a', 10 * MS)
    await step(10 * MS)
    expect(storage.calls).toEqual(['push a', 'touch a'])
    expect(await drainReady(q)).toEqual(['a'])
    const g = watch(q.get())
    await settle()
    expect(g.outcome).toBe('blocked')
  })

  it('D-07t delivers an item in work again', async () => {
    const { q, step, after } = instrumented()
    q.add('a')
    await q.get()
    await after('a', 10 * MS)
    await step(10 * MS)
    expect(q.len()).toBe(0)
    q.done('a')
    expect(await take(q)).toBe('a')
  })

  it('D-08t adds two entries that came due in the mailbox before an older one of the heap', async () => {
    const { q, clock, hooked, step, after } = hookedUp()
    // Upstream's queue blocks while it adds h1; here it does what the others
    // do meanwhile.
    hooked.onAdd = (item) => {
      if (item !== 'h1') return
      q.addAfter('m1', 900 * MS)
      q.addAfter('m2', 100 * MS)
      clock.step(2 * SECOND)
    }
    await after('h1', 10 * MS)
    await after('h2', 500 * MS)
    await step(10 * MS)
    expect(hooked.added).toEqual(['h1', 'm1', 'm2', 'h2'])
  })

  it('D-09t takes entry 1001 as well while the loop is not running (DV-2)', async () => {
    const { q, step } = instrumented()
    for (let i = 0; i < 1001; i++) q.addAfter(String(i), 10 * MS)
    q.shutDown()
    await step(10 * MS)
    expect(q.len()).toBe(0)
  })

  it('D-10t drops what waits, and the timer stays on the clock', async () => {
    const { q, clock, metrics, step, after } = instrumented()
    await after('a', 10 * MS)
    const waiters = [clock.waiters()]
    q.shutDown()
    await settle()
    waiters.push(clock.waiters())
    await step(HOUR)
    waiters.push(clock.waiters())
    expect(await take(q)).toBe('shutdown')
    await after('b', 1 * MS)
    await after('c', 0)
    await step(HOUR)
    expect(waiters).toEqual([3, 3, 2])
    expect([q.len(), metrics.retries.value]).toEqual([0, 1])
  })

  it('D-11t keeps the loop alive after a drain until the heartbeat', async () => {
    const ended: string[] = []
    class Watched extends FakeClock {
      override newTicker(d: number, onTick: (at: number) => void) {
        super.newTicker(d, onTick)
        return { stop: () => void ended.push('loop'), unref() {} } // DV-7
      }
    }
    const clock = new Watched()
    const q = new DelayingQueue<string>({ clock })
    await q.shutDownWithDrain()
    await settle()
    expect(ended).toEqual([])
    clock.step(10 * SECOND)
    await settle()
    expect(ended).toEqual(['loop'])
    expect(clock.waiters()).toBe(1)
  })

  it('D-12t releases a drain between two shutDowns by done only', async () => {
    const { q } = instrumented()
    q.add('a')
    await q.get()
    q.shutDown()
    const drain = watch(q.shutDownWithDrain())
    await settle()
    q.shutDown()
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('D-13t fires nine calls for six items in this order', async () => {
    const { q, step, after } = instrumented()
    const calls = 'a 300, b 100, c 200, d 100, e 250, a 100, c 400, f 100, e 50'.matchAll(
      /(\w) (\d+)/g,
    )
    for (const [, item = '', ms] of calls) await after(item, Number(ms) * MS)
    const fired: string[] = []
    for (let t = 50; t <= 400; t += 50) {
      await step(50 * MS)
      const items = await drainReady(q)
      if (items.length > 0) fired.push(`${items.join(',')}@${t}`)
    }
    expect(fired).toEqual(['e@50', 'b,d,a,f@100', 'c@200'])
  })

  it('D-14t fires eight items in this order in one step', async () => {
    const { q, step, after } = instrumented()
    const delays = [50, 30, 50, 10, 30, 20, 50, 10]
    for (const [i, ms] of delays.entries()) await after(String(i), ms * MS)
    await step(1 * SECOND)
    expect(await drainReady(q)).toEqual(['3', '7', '5', '1', '4', '0', '6', '2'])
  })

  it('D-15t delivers at 25 s and not at the heartbeats around it', async () => {
    const { q, step, after } = instrumented()
    const lens: number[] = []
    await step(10 * SECOND)
    await step(10 * SECOND)
    await after('a', 25 * SECOND)
    for (const d of [10, 10, 5]) {
      await step(d * SECOND)
      lens.push(q.len())
    }
    expect(lens).toEqual([0, 0, 1])
  })
})

describe('TestSimpleQueue', () => {
  it('D-6 adds after 60 ms what was due at 50 ms, and not again at the heartbeat', async () => {
    const { q, step, after } = instrumented()
    await after('foo', 50 * MS)
    expect(q.len()).toBe(0)
    await step(60 * MS)
    expect(await drainReady(q)).toEqual(['foo'])
    await step(10 * SECOND)
    expect(q.len()).toBe(0)
  })
})

describe('TestDeduping', () => {
  it('D-5 ignores a later time and takes an earlier one, once each', async () => {
    const { q, step, after } = instrumented()
    await after('foo', 50 * MS)
    await after('foo', 70 * MS)
    expect(q.len()).toBe(0)
    await step(60 * MS)
    expect(await drainReady(q)).toEqual(['foo'])
    await step(20 * MS)
    expect(q.len()).toBe(0)

    await after('foo', 50 * MS)
    await after('foo', 30 * MS)
    expect(q.len()).toBe(0)
    await step(40 * MS)
    expect(await drainReady(q)).toEqual(['foo'])
    await step(20 * MS)
    expect(q.len()).toBe(0)
  })
})

describe('TestAddTwoFireEarly', () => {
  it('D-3 fires by time, whatever the order of the calls', async () => {
    const { q, step, after } = instrumented()
    await after('foo', 1 * SECOND)
    await after('bar', 50 * MS)
    expect(q.len()).toBe(0)
    await step(60 * MS)
    expect(await take(q)).toBe('bar')
    await after('baz', 2 * SECOND)
    await step(1 * SECOND)
    expect(await take(q)).toBe('foo')
    await step(2 * SECOND)
    expect(await take(q)).toBe('baz')
  })
})

describe('TestCopyShifting', () => {
  it('D-3 fires three items of one step in the order of their times', async () => {
    const { q, step, after } = instrumented()
    await after('foo', 1 * SECOND)
    await after('bar', 500 * MS)
    await after('baz', 250 * MS)
    expect(q.len()).toBe(0)
    await step(2 * SECOND)
    expect(await drainReady(q)).toEqual(['baz', 'bar', 'foo'])
  })
})

describe('BenchmarkDelayingQueue_AddAfter', () => {
  it('D-3 delivers thousands of items with all sorts of delays', async () => {
    const { q, step } = instrumented()
    const count = 5000
    for (let n = 0; n < count; n++) {
      q.addAfter(String(n), 1 + ((n * 2_654_435_761) % (10 * MINUTE)))
    }
    await settle()
    await step(11 * MINUTE)
    expect(new Set(await drainReady(q)).size).toBe(count)
  })
})
