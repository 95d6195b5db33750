import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../src/fake-clock.ts'
import { defaultQueue, Queue, type QueueStorage } from '../src/queue.ts'
import { isCollected } from './support/garbage.ts'
import { RecordingProvider } from './support/recording-metrics.ts'
import { settle } from './support/settle.ts'
import { itemOf, take } from './support/take.ts'
import { TracingStorage } from './support/tracing-storage.ts'
import { watch } from './support/watch.ts'

/** A queue of strings with everything observable. */
function instrumented() {
  const storage = new TracingStorage<string>()
  const metricsProvider = new RecordingProvider()
  const clock = new FakeClock()
  const q = new Queue<string>({ name: 'q', clock, metricsProvider, queue: storage })
  return { q, storage, metrics: metricsProvider, clock }
}

/** A queue from which the given items have been taken and not yet done. */
async function inWork(...items: string[]): Promise<Queue<string>> {
  const q = new Queue<string>()
  for (const item of items) q.add(item)
  for (const item of items) expect(await take(q)).toBe(item)
  return q
}

describe('Queue.add', () => {
  it('Q-1 does nothing at all once the queue is shutting down', () => {
    const { q, storage, metrics } = instrumented()
    q.shutDown()
    q.add('a')
    expect([q.len(), storage.calls, metrics.takeLog()]).toEqual([0, [], []])
  })

  it('Q-1 leaves no mark on an item in work: done does not queue it again', async () => {
    const q = await inWork('a')
    q.shutDown()
    q.add('a')
    q.done('a')
    expect(q.len()).toBe(0)
  })

  it('Q-2 touches an item that is queued already, and nothing else', async () => {
    const { q, storage, metrics } = instrumented()
    q.add('a')
    q.add('b')
    metrics.takeLog()
    q.add('a')
    expect(storage.calls).toEqual(['push a', 'push b', 'touch a'])
    expect(metrics.takeLog()).toEqual([])
    expect(await take(q)).toBe('a')
  })

  it('Q-2 does nothing to an item that is in work and marked again', async () => {
    const { q, storage, metrics } = instrumented()
    q.add('a')
    await q.get()
    q.add('a')
    storage.calls.length = 0
    metrics.takeLog()
    q.add('a')
    expect([storage.calls, metrics.takeLog(), q.len()]).toEqual([[], [], 0])
  })

  it('Q-2 wakes nobody for an item that is queued already', async () => {
    const q = new Queue<string>()
    const g0 = watch(q.get())
    const g1 = watch(q.get())
    q.add('a')
    q.add('a')
    await settle()
    expect(g0.outcome).toEqual({ shutdown: false, item: 'a' })
    expect(g1.outcome).toBe('blocked')
    expect(q.len()).toBe(0)
  })

  it('Q-3 reports, queues and wakes exactly one waiter for a new item', async () => {
    const { q, storage, metrics } = instrumented()
    const waiting = [watch(q.get()), watch(q.get())]
    await settle()
    q.add('a')
    expect(metrics.takeLog()).toEqual(['adds.inc', 'depth.inc'])
    expect(storage.calls).toEqual(['push a'])
    await settle()
    expect(waiting.map((w) => w.outcome)).toEqual([{ shutdown: false, item: 'a' }, 'blocked'])
  })

  it('Q-3 reports an item in work that is added again, but does not queue it', async () => {
    const { q, storage, metrics } = instrumented()
    q.add('a')
    await q.get()
    metrics.takeLog()
    const other = watch(q.get())
    q.add('a')
    await settle()
    expect(metrics.takeLog()).toEqual(['adds.inc', 'depth.inc'])
    expect(storage.calls).toEqual(['push a', 'pop a'])
    expect(other.outcome).toBe('blocked')
  })

  it('Q-4 does not put the item in work: a drain right after it has nothing to wait for', async () => {
    const q = new Queue<string>()
    q.add('a')
    await expect(q.shutDownWithDrain()).resolves.toBeUndefined()
  })

  it('Q-4 does not hand the item to a waiter before that waiter runs', async () => {
    const { q, storage } = instrumented()
    const worker = watch(q.get())
    await settle()
    q.add('a')
    expect(q.len()).toBe(1)
    q.add('a')
    await settle()
    expect(storage.calls).toEqual(['push a', 'touch a', 'pop a'])
    expect(worker.outcome).toEqual({ shutdown: false, item: 'a' })
    q.done('a')
    expect(q.len()).toBe(0)
  })
})

describe('Queue.get', () => {
  it('Q-5 waits while the queue is empty', async () => {
    const q = new Queue<string>()
    const g = watch(q.get())
    await settle()
    expect(g.outcome).toBe('blocked')
    q.add('a')
    await settle()
    expect(g.outcome).toEqual({ shutdown: false, item: 'a' })
  })

  it('Q-5 looks again after a wake-up and waits on if there is nothing', async () => {
    const q = await inWork('a')
    const g = watch(q.get())
    await settle()
    q.done('a') // Wakes one waiter in case it is a drain; this one is not.
    await settle()
    expect(g.outcome).toBe('blocked')
    q.add('b')
    await settle()
    expect(g.outcome).toEqual({ shutdown: false, item: 'b' })
  })

  it('Q-6 ends when shutting down and empty, though an item in work is marked again', async () => {
    const q = await inWork('a')
    q.add('a')
    q.shutDown()
    expect(await take(q)).toBe('shutdown')
  })

  it('Q-7 pops the head, reports it and moves it from dirty to processing', async () => {
    const { q, storage, metrics } = instrumented()
    q.add('a')
    q.add('b')
    metrics.takeLog()
    expect(await take(q)).toBe('a')
    expect(storage.calls).toEqual(['push a', 'push b', 'pop a'])
    expect(metrics.takeLog()).toEqual(['depth.dec', 'latency.observe(0)'])
    q.add('a') // Not dirty, so this counts; in work, so it is not queued.
    expect([metrics.adds.value, q.len()]).toEqual([3, 1])
  })

  it('Q-13 serves waiters in the order in which they came', async () => {
    const q = new Queue<string>()
    const waiting = [watch(q.get()), watch(q.get()), watch(q.get())]
    for (const item of ['a', 'b', 'c']) {
      q.add(item)
      await settle()
    }
    expect(waiting.map((w) => w.outcome)).toEqual(
      ['a', 'b', 'c'].map((item) => ({ shutdown: false, item })),
    )
  })

  it('Q-13 lets a worker that is already running take the item of a woken one', async () => {
    const q = new Queue<string>()
    const woken = watch(q.get())
    await settle()
    q.add('a')
    const running = watch(q.get())
    await settle()
    expect(running.outcome).toEqual({ shutdown: false, item: 'a' })
    expect(woken.outcome).toBe('blocked')
    q.add('b')
    await settle()
    expect(woken.outcome).toEqual({ shutdown: false, item: 'b' })
  })
})

describe('Queue.get and its line', () => {
  it('Q-13 sends a worker that was woken for nothing to the end of the line', async () => {
    const q = await inWork('a')
    const first = watch(q.get())
    const second = watch(q.get())
    await settle()
    q.done('a')
    await settle()
    q.add('b')
    await settle()
    expect(first.outcome).toBe('blocked')
    expect(second.outcome).toEqual({ shutdown: false, item: 'b' })
  })
})

describe('Queue.get with a signal', () => {
  it('rejects with the reason, without taking anything, if aborted before', async () => {
    const q = new Queue<string>()
    q.add('a')
    const reason = new Error('enough')
    await expect(q.get({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(q.len()).toBe(1)
  })

  it('leaves the line when aborted while waiting', async () => {
    const q = new Queue<string>()
    const abort = new AbortController()
    const aborted = q.get({ signal: abort.signal })
    const next = watch(q.get())
    await settle()
    abort.abort()
    await expect(aborted).rejects.toThrow(/abort/i)
    q.add('a')
    await settle()
    expect(next.outcome).toEqual({ shutdown: false, item: 'a' })
  })

  it.each([0, 1, 2])('keeps the others in order when waiter %i of 3 leaves', async (leaver) => {
    const q = new Queue<string>()
    const abort = new AbortController()
    const watched = [0, 1, 2].map((i) => watch(q.get(i === leaver ? { signal: abort.signal } : {})))
    await settle()
    abort.abort()
    q.add('a')
    await settle()
    q.add('b')
    await settle()
    const stayed = watched.filter((_, i) => i !== leaver)
    expect(stayed.map((w) => w.outcome)).toEqual([
      { shutdown: false, item: 'a' },
      { shutdown: false, item: 'b' },
    ])
  })

  it('passes the wake-up on when aborted between being woken and running', async () => {
    const q = new Queue<string>()
    const abort = new AbortController()
    const aborted = q.get({ signal: abort.signal })
    const next = watch(q.get())
    await settle()
    q.add('a')
    abort.abort()
    await expect(aborted).rejects.toThrow(/abort/i)
    await settle()
    expect(next.outcome).toEqual({ shutdown: false, item: 'a' })
  })

  it('forgets the signal once it was aborted', async () => {
    const q = new Queue<string>()
    const abort = new AbortController()
    const waiting = q.get({ signal: abort.signal })
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(1)
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
    expect(getEventListeners(abort.signal, 'abort')).toEqual([])
  })

  it('forgets the signal once it has an item', async () => {
    const q = new Queue<string>()
    const abort = new AbortController()
    let listeners = 0
    const signal = {
      get aborted() {
        return abort.signal.aborted
      },
      reason: undefined,
      throwIfAborted() {
        abort.signal.throwIfAborted()
      },
      addEventListener() {
        listeners++
      },
      removeEventListener() {
        listeners--
      },
    }
    const g = watch(q.get({ signal }))
    await settle()
    expect(listeners).toBe(1)
    q.add('a')
    await settle()
    expect([listeners, g.outcome]).toEqual([0, { shutdown: false, item: 'a' }])
  })
})

describe('Queue.done', () => {
  it('Q-8 reports first, then queues the item if it was added meanwhile', async () => {
    const { q, storage, metrics } = instrumented()
    q.add('a')
    await q.get()
    q.add('a')
    const waiting = watch(q.get())
    await settle()
    storage.calls.length = 0
    metrics.takeLog()
    q.done('a')
    expect(metrics.takeLog()).toEqual(['work.observe(0)'])
    expect(storage.calls).toEqual(['push a'])
    await settle()
    expect(waiting.outcome).toEqual({ shutdown: false, item: 'a' })
  })

  it('Q-2 Q-8 leaves the item it queues dirty: adding it then is a duplicate', async () => {
    const { q, storage } = instrumented()
    q.add('a')
    await q.get()
    q.add('a')
    q.done('a')
    q.add('a')
    expect(storage.calls).toEqual(['push a', 'pop a', 'push a', 'touch a'])
    expect(q.len()).toBe(1)
  })

  it('Q-8 is quiet about an item nobody has', () => {
    const { q, storage, metrics } = instrumented()
    q.done('unknown')
    expect([q.len(), storage.calls, metrics.takeLog()]).toEqual([0, [], []])
  })

  it('Q-8 wakes a drain only when the last item is done', async () => {
    const q = await inWork('a', 'b')
    const drain = watch(q.shutDownWithDrain())
    q.done('a')
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('b')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('Q-9 re-queues an item re-added while processing behind everything pushed meanwhile', async () => {
    const q = await inWork('a')
    q.add('a')
    q.add('b')
    q.add('c')
    q.done('a')
    expect([await take(q), await take(q), await take(q)]).toEqual(['b', 'c', 'a'])
  })

  it('Q-17 queues a second copy when called without get', async () => {
    const { q, metrics } = instrumented()
    q.add('a')
    q.done('a')
    expect(q.len()).toBe(2)
    expect([await take(q), await take(q)]).toEqual(['a', 'a'])
    expect(metrics.depth.value).toBe(-1)
    q.done('a')
    await expect(q.shutDownWithDrain()).resolves.toBeUndefined()
  })
})

describe('Queue.shutDown', () => {
  it('Q-10 goes on redelivering items that were added while in work', async () => {
    const q = await inWork('a')
    q.add('a')
    q.shutDown()
    expect(await take(q)).toBe('shutdown')
    q.done('a')
    expect(await take(q)).toBe('a')
    expect(await take(q)).toBe('shutdown')
  })

  it('Q-11 wakes everybody, and may be called again', async () => {
    const q = new Queue<string>()
    const waiting = [watch(q.get()), watch(q.get()), watch(q.get())]
    await settle()
    q.shutDown()
    q.shutDown()
    await settle()
    expect(waiting.map((w) => w.outcome)).toEqual(Array(3).fill({ shutdown: true }))
  })

  it('Q-11 leaves queued items to be taken', async () => {
    const q = new Queue<string>()
    q.add('a')
    q.shutDown()
    expect([await take(q), await take(q)]).toEqual(['a', 'shutdown'])
  })

  it('Q-15 shows in shuttingDown at once, in both styles', () => {
    const plain = new Queue<string>()
    expect(plain.shuttingDown()).toBe(false)
    plain.shutDown()
    expect(plain.shuttingDown()).toBe(true)
    const drained = new Queue<string>()
    void drained.shutDownWithDrain()
    expect(drained.shuttingDown()).toBe(true)
  })
})

describe('Queue.shutDownWithDrain', () => {
  it('Q-12 waits for items in work', async () => {
    const q = await inWork('a')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('Q-12 is released by shutDown', async () => {
    const q = await inWork('a')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    q.shutDown()
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('Q-12 ends the wait of blocked workers', async () => {
    const q = await inWork('a')
    const worker = watch(q.get())
    await settle()
    void q.shutDownWithDrain()
    await settle()
    expect(worker.outcome).toEqual({ shutdown: true })
  })

  it('Q-18 does not wait for queued items', async () => {
    const q = new Queue<string>()
    q.add('a')
    q.add('b')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect([drain.outcome, q.len()]).toEqual([undefined, 2])
  })

  it('Q-19 lets only one of two drains go when the last item is done', async () => {
    const q = await inWork('a')
    const drains = [watch(q.shutDownWithDrain()), watch(q.shutDownWithDrain())]
    await settle()
    q.done('a')
    await settle()
    // The second call woke the first, which went to the end of the line.
    expect(drains.map((d) => d.outcome)).toEqual(['blocked', undefined])
    q.shutDown()
    await settle()
    expect(drains.map((d) => d.outcome)).toEqual([undefined, undefined])
  })

  it('Q-20 waits although shutDown was called before', async () => {
    const q = await inWork('a')
    q.shutDown()
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })
})

describe('Queue', () => {
  it('Q-14 counts only queued items in len', async () => {
    const q = await inWork('a', 'b')
    q.add('a')
    q.add('c')
    expect(q.len()).toBe(1)
    q.done('a')
    expect(q.len()).toBe(2)
  })

  it('Q-21 lets an error of the key function out of add and stays as it was', () => {
    const q = new Queue<unknown>({
      key: (item) => {
        if (Array.isArray(item)) throw new TypeError('not hashable')
        return item
      },
    })
    expect(() => {
      q.add([])
    }).toThrow(TypeError)
    q.add('a')
    expect(q.len()).toBe(1)
  })

  it('Q-21 lets an error of the storage out and stays usable', async () => {
    const inner = defaultQueue<string>()
    let broken = true
    const queue: QueueStorage<string> = {
      touch: (item) => {
        inner.touch(item)
      },
      push: (item) => {
        inner.push(item)
      },
      len: () => inner.len(),
      pop: () => {
        if (broken) throw new Error('broken storage')
        return inner.pop()
      },
    }
    const q = new Queue<string>({ queue })
    q.add('a')
    await expect(q.get()).rejects.toThrow('broken storage')
    broken = false
    expect(await take(q)).toBe('a')
  })

  it('Q-22 keeps items apart by value, or by identity if they are objects', () => {
    const q = new Queue<unknown>()
    for (const item of ['x', 'x', 1, '1', 1n, 0, -0, { n: 1 }, { n: 1 }]) q.add(item)
    expect(q.len()).toBe(7)
  })

  it('Q-22 keeps items apart by the key function where there is one', async () => {
    interface Name {
      namespace: string
      name: string
    }
    const q = new Queue<Name>({ key: (n) => `${n.namespace}/${n.name}` })
    q.add({ namespace: 'a', name: 'b' })
    q.add({ namespace: 'a', name: 'b' })
    expect(q.len()).toBe(1)
    await q.get()
    q.add({ namespace: 'a', name: 'b' })
    expect(q.len()).toBe(0)
    q.done({ namespace: 'a', name: 'b' })
    expect(q.len()).toBe(1)
  })

  it('API-1 API-4 API-5 works with every option left out', async () => {
    const q = new Queue<number>()
    q.add(1)
    q.add(2)
    expect([await take(q), q.len(), q.shuttingDown()]).toEqual([1, 1, false])
    q.shutDown()
    expect([await take(q), await take(q)]).toEqual([2, 'shutdown'])
  })

  it('API-2 asks a storage of the caller for the order', async () => {
    const items: string[] = []
    const lifo: QueueStorage<string> = {
      touch() {},
      push: (item) => void items.push(item),
      len: () => items.length,
      pop: () => items.pop() ?? '',
    }
    const q = new Queue<string>({ queue: lifo })
    for (const item of ['a', 'b', 'c']) q.add(item)
    expect([await take(q), await take(q), await take(q)]).toEqual(['c', 'b', 'a'])
  })
})

describe('scenarios recorded from upstream', () => {
  it('W-01 touches a duplicate and keeps the order', async () => {
    const { q, storage } = instrumented()
    const lens: number[] = []
    for (const item of ['a', 'b', 'c', 'a']) {
      q.add(item)
      lens.push(q.len())
    }
    for (let i = 0; i < 3; i++) {
      await q.get()
      lens.push(q.len())
    }
    for (const item of ['a', 'b', 'c']) q.done(item)
    expect(storage.calls).toEqual([
      'push a',
      'push b',
      'push c',
      'touch a',
      'pop a',
      'pop b',
      'pop c',
    ])
    expect(lens).toEqual([1, 2, 3, 3, 2, 1, 0])
    expect(q.len()).toBe(0)
  })

  it('W-02 delivers a re-added item after what was pushed meanwhile', async () => {
    const { q, metrics } = instrumented()
    q.add('a')
    await q.get()
    q.add('b')
    q.add('a')
    q.add('a')
    metrics.takeLog()
    q.done('a')
    expect(q.len()).toBe(2)
    expect(metrics.takeLog().filter((call) => call.startsWith('depth'))).toEqual([])
    expect([await take(q), await take(q)]).toEqual(['b', 'a'])
    q.done('b')
    q.done('a')
    expect([metrics.adds.value, metrics.depth.value, q.len()]).toEqual([3, 0, 0])
  })

  it('W-03 gives the first item to the longest waiter', async () => {
    const { q } = instrumented()
    const g0 = watch(q.get())
    await settle()
    const g1 = watch(q.get())
    await settle()
    for (const item of ['a', 'b', 'c']) {
      q.add(item)
      await settle()
    }
    expect(g0.outcome).toEqual({ shutdown: false, item: 'a' })
    expect(g1.outcome).toEqual({ shutdown: false, item: 'b' })
    expect(await take(q)).toBe('c')
    q.done('a')
    expect(q.len()).toBe(0)
  })

  it('W-04 hands out what is queued after shutdown and ignores an add', async () => {
    const { q, metrics } = instrumented()
    q.add('a')
    q.add('b')
    q.shutDown()
    metrics.takeLog()
    q.add('c')
    expect(metrics.takeLog()).toEqual([])
    expect([await take(q), await take(q), await take(q)]).toEqual(['a', 'b', 'shutdown'])
  })

  it('W-05 ends both blocked gets', async () => {
    const { q } = instrumented()
    const g0 = watch(q.get())
    const g1 = watch(q.get())
    await settle()
    q.shutDown()
    await settle()
    expect([g0.outcome, g1.outcome]).toEqual([{ shutdown: true }, { shutdown: true }])
  })

  it('W-06 says shutdown, then an item, then shutdown', async () => {
    const { q } = instrumented()
    q.add('a')
    await q.get()
    q.add('a')
    q.shutDown()
    expect(await take(q)).toBe('shutdown')
    q.done('a')
    expect(q.len()).toBe(1)
    expect(await take(q)).toBe('a')
    q.done('a')
    expect(await take(q)).toBe('shutdown')
  })

  it('W-07 lets a drain go at done', async () => {
    const q = await inWork('a')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('W-08 lets a drain go at shutDown', async () => {
    const q = await inWork('a')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.shutDown()
    await settle()
    expect(drain.outcome).toBeUndefined()
  })

  it('W-09 lets a storage with priorities decide the order', async () => {
    const priority = new Map<string, number>()
    const byPriority: QueueStorage<string> = {
      touch: (item) => void priority.set(item, (priority.get(item) ?? 0) + 1),
      push: (item) => void priority.set(item, 0),
      len: () => priority.size,
      pop: () => {
        const [first] = [...priority].sort(([, x], [, y]) => y - x)
        const item = first?.[0] ?? ''
        priority.delete(item)
        return item
      },
    }
    const storage = new TracingStorage(byPriority)
    const metricsProvider = new RecordingProvider()
    const clock = new FakeClock()
    const q = new Queue<string>({ name: 'q', clock, metricsProvider, queue: storage })
    for (const item of ['a', 'b', 'c', 'c']) q.add(item)
    expect(storage.calls).toEqual(['push a', 'push b', 'push c', 'touch c'])
    expect(metricsProvider.adds.value).toBe(3)
    expect([await take(q), await take(q), await take(q)]).toEqual(['c', 'a', 'b'])
  })

  it('W-10 keeps a second worker waiting until done, without a touch', async () => {
    const { q, storage } = instrumented()
    q.add('a')
    await q.get()
    q.add('a')
    q.add('a')
    const g0 = watch(q.get())
    await settle()
    expect(g0.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect(g0.outcome).toEqual({ shutdown: false, item: 'a' })
    expect(storage.calls).not.toContain('touch a')
  })

  it('W-11 gives an item twice after a done without get', async () => {
    const { q, metrics } = instrumented()
    q.add('a')
    q.done('a')
    expect(q.len()).toBe(2)
    expect([await take(q), await take(q)]).toEqual(['a', 'a'])
    q.done('a')
    q.done('a')
    expect([metrics.depth.value, metrics.work.observed]).toEqual([-1, [0]])
  })

  it('W-12 drains at once with two items queued', async () => {
    const { q } = instrumented()
    q.add('a')
    q.add('b')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect([drain.outcome, q.len()]).toEqual([undefined, 2])
    expect([await take(q), await take(q), await take(q)]).toEqual(['a', 'b', 'shutdown'])
  })

  it('W-13 drains at the first done with one item queued', async () => {
    const { q } = instrumented()
    q.add('a')
    q.add('b')
    await q.get()
    const drain = watch(q.shutDownWithDrain())
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('a')
    await settle()
    expect([drain.outcome, q.len()]).toEqual([undefined, 1])
  })

  it('W-14 drains at the done that queues the item again', async () => {
    const { q } = instrumented()
    q.add('a')
    await q.get()
    q.add('a')
    const drain = watch(q.shutDownWithDrain())
    await settle()
    q.done('a')
    await settle()
    expect([drain.outcome, q.len()]).toEqual([undefined, 1])
  })

  it('W-15 lets the second drain go at done and the first at shutDown', async () => {
    const { q } = instrumented()
    q.add('a')
    await q.get()
    const drain0 = watch(q.shutDownWithDrain())
    await settle()
    const drain1 = watch(q.shutDownWithDrain())
    await settle()
    q.done('a')
    await settle()
    expect([drain0.outcome, drain1.outcome]).toEqual(['blocked', undefined])
    q.shutDown()
    await settle()
    expect(drain0.outcome).toBeUndefined()
  })

  it('W-18 tells items apart as upstream does, given a key for structs', () => {
    const structs = new Queue<{ a: number; b: number }>({ key: (s) => `${s.a},${s.b}` })
    structs.add({ a: 1, b: 2 })
    structs.add({ a: 1, b: 2 })
    const pointers = new Queue<object>()
    pointers.add({ a: 1 })
    pointers.add({ a: 1 })
    const zeros = new Queue<number>()
    zeros.add(0)
    zeros.add(-0)
    const nans = new Queue<number>()
    nans.add(NaN)
    nans.add(NaN) // Upstream has two items here: DV-4.
    const untyped = new Queue<unknown>()
    for (const item of [1, '1', 1n]) untyped.add(item)
    expect([structs, pointers, zeros, nans, untyped].map((q) => q.len())).toEqual([1, 2, 1, 1, 3])
  })
})

const SHUT_DOWN_STYLES = [
  [
    'shutDown',
    (q: Queue<unknown>) => {
      q.shutDown()
      return Promise.resolve()
    },
  ],
  ['shutDownWithDrain', (q: Queue<unknown>) => q.shutDownWithDrain()],
] as const

describe('TestBasic', () => {
  it.each(SHUT_DOWN_STYLES)('Q-1 Q-11 ends empty, by %s', async (_, shutDown) => {
    const q = new Queue<unknown>()
    const taken: unknown[] = []
    const consumers = Array.from({ length: 10 }, async () => {
      for (;;) {
        const result = await q.get()
        if (result.shutdown) return
        taken.push(result.item)
        await settle()
        q.done(result.item)
      }
    })
    const producers = Array.from({ length: 50 }, async (_, i) => {
      for (let j = 0; j < 50; j++) {
        q.add(i)
        await settle()
      }
    })
    await Promise.all(producers)
    await shutDown(q)
    q.add('added after shutdown')
    await Promise.all(consumers)
    expect(taken).not.toContain('added after shutdown')
    expect(new Set(taken).size).toBe(50)
    expect(q.len()).toBe(0)
  })
})

describe('TestAddWhileProcessing', () => {
  it.each(SHUT_DOWN_STYLES)('Q-9 ends empty, by %s', async (_, shutDown) => {
    const q = new Queue<unknown>()
    let taken = 0
    const consumers = Array.from({ length: 10 }, async () => {
      const seen = new Set<unknown>()
      for (;;) {
        const result = await q.get()
        if (result.shutdown) return
        taken++
        if (!seen.has(result.item)) q.add(result.item)
        seen.add(result.item)
        q.done(result.item)
      }
    })
    for (let i = 0; i < 50; i++) q.add(i)
    await settle()
    await shutDown(q)
    await Promise.all(consumers)
    expect(q.len()).toBe(0)
    expect(taken).toBeGreaterThanOrEqual(100)
  })
})

describe('TestLen', () => {
  it('Q-14 counts a duplicate once', () => {
    const q = new Queue<string>()
    const lens = ['foo', 'bar', 'foo'].map((item) => {
      q.add(item)
      return q.len()
    })
    expect(lens).toEqual([1, 2, 2])
  })
})

describe('TestReinsert', () => {
  it('Q-8 brings an item back that was added while in work', async () => {
    const q = await inWork('foo')
    q.add('foo')
    q.done('foo')
    expect(await take(q)).toBe('foo')
    q.done('foo')
    expect(q.len()).toBe(0)
  })
})

describe('TestCollapse', () => {
  it('Q-2 keeps an item once that was added twice, and touches it', async () => {
    const { q, storage } = instrumented()
    q.add('bar')
    q.add('bar')
    expect(await take(q)).toBe('bar')
    q.done('bar')
    expect(q.len()).toBe(0)
    expect(storage.calls).toContain('touch bar')
  })
})

describe('TestCollapseWhileProcessing', () => {
  it('Q-2 Q-3 keeps two adds of an item in work as one, without a touch', async () => {
    const { q, storage } = instrumented()
    q.add('foo')
    expect(await take(q)).toBe('foo')
    q.add('foo')
    q.add('foo')
    const worker = watch(q.get())
    await settle()
    expect(worker.outcome).toBe('blocked')
    q.done('foo')
    await settle()
    expect(worker.outcome).toEqual({ shutdown: false, item: 'foo' })
    q.done('foo')
    expect(q.len()).toBe(0)
    expect(storage.calls).not.toContain('touch foo')
  })
})

describe('TestQueueDrainageUsingShutDownWithDrain', () => {
  it('Q-12 resolves when both items in work are done', async () => {
    const q = await inWork('foo', 'bar')
    const drain = watch(q.shutDownWithDrain())
    expect(await take(q)).toBe('shutdown')
    q.done('foo')
    await settle()
    expect(drain.outcome).toBe('blocked')
    q.done('bar')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })
})

describe('TestNoQueueDrainageUsingShutDown', () => {
  it('Q-11 returns although both items are in work', async () => {
    const q = await inWork('foo', 'bar')
    q.shutDown()
    expect(await take(q)).toBe('shutdown')
  })
})

describe('TestForceQueueShutdownUsingShutDown', () => {
  it('Q-12 ends a drain by force', async () => {
    const q = await inWork('foo', 'bar')
    const drain = watch(q.shutDownWithDrain())
    expect(await take(q)).toBe('shutdown')
    expect(drain.outcome).toBe('blocked')
    q.shutDown()
    await settle()
    expect(drain.outcome).toBeUndefined()
  })
})

describe('TestQueueDrainageUsingShutDownWithDrainWithDirtyItem', () => {
  it('Q-10 delivers a re-added item during a drain, then says shutdown', async () => {
    const q = await inWork('foo')
    q.add('foo')
    const drain = watch(q.shutDownWithDrain())
    expect(await take(q)).toBe('shutdown')
    q.done('foo')
    expect(itemOf(await q.get())).toBe('foo')
    q.done('foo')
    expect(await take(q)).toBe('shutdown')
    await settle()
    expect(drain.outcome).toBeUndefined()
  })
})

describe('TestGarbageCollection', () => {
  it('Q-16 keeps no reference to an item that is done', async () => {
    const q = new Queue<object>()
    const passThrough = async (): Promise<WeakRef<object>> => {
      const item = { data: 'hello' }
      q.add(item)
      await q.get()
      q.done(item)
      return new WeakRef(item)
    }
    const ref = await passThrough()
    expect(await isCollected(ref)).toBe(true)
    expect(q.len()).toBe(0)
  })
})

describe('BenchmarkQueue', () => {
  it('API-1 takes 100 keys through add, get and done', async () => {
    const q = new Queue<string>()
    const keys = Array.from({ length: 100 }, (_, i) => `key-${i}`)
    for (const key of keys) {
      q.add(key)
      expect(await take(q)).toBe(key)
      q.done(key)
    }
    expect(q.len()).toBe(0)
  })
})
