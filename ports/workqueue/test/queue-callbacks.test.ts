import { describe, expect, it } from 'vitest'
import { FakeClock } from '../src/fake-clock.ts'
import { Queue } from '../src/queue.ts'
import { RecordingProvider } from './support/recording-metrics.ts'
import { take } from './support/take.ts'
import { TracingStorage } from './support/tracing-storage.ts'

/** A queue of one item whose metrics call back into it. */
function callingBack() {
  const metricsProvider = new RecordingProvider()
  const storage = new TracingStorage<string>()
  const clock = new FakeClock()
  const q = new Queue<string>({ name: 'q', clock, metricsProvider, queue: storage })
  return { q, storage, metrics: metricsProvider }
}

describe('metrics that call back into their queue (DV-18)', () => {
  it('Q-7 are told before get moves the item: adding it from there is lost', async () => {
    const { q, storage, metrics } = callingBack()
    q.add('a')
    metrics.depth.dec = () => {
      q.add('a')
    }
    expect(await take(q)).toBe('a')
    expect(storage.calls).toEqual(['push a', 'pop a', 'touch a'])
    q.done('a')
    expect(q.len()).toBe(0)
  })

  it('Q-8 are told before done lets go of the item: adding it from there queues it once', async () => {
    const { q, storage, metrics } = callingBack()
    q.add('a')
    expect(await take(q)).toBe('a')
    metrics.work.observe = () => {
      q.add('a')
    }
    q.done('a')
    expect(storage.calls).toEqual(['push a', 'pop a', 'push a'])
    expect(q.len()).toBe(1)
  })

  it('Q-3 are told before add marks the item: adding it from there queues it twice', () => {
    const { q, metrics } = callingBack()
    let calls = 0
    metrics.adds.inc = () => {
      if (calls++ === 0) q.add('a')
    }
    q.add('a')
    expect([calls, q.len()]).toEqual([2, 2])
  })
})

describe('a key function that misbehaves (DV-4)', () => {
  it('Q-22 leaves the old key marked when it changes: later adds are taken for duplicates', async () => {
    const item = { key: 'a' }
    const q = new Queue<{ key: string }>({ key: (value) => value.key })
    q.add(item)
    item.key = 'b'
    const result = await q.get()
    expect(result).toEqual({ shutdown: false, item })
    q.done(item)
    q.add({ key: 'a' })
    expect(q.len()).toBe(0)
    q.add({ key: 'b' })
    expect(q.len()).toBe(1)
  })

  it('Q-21 loses the item when it throws in get, and changes nothing when it throws in done', async () => {
    let broken = false
    const key = (item: string): string => {
      if (broken) throw new Error('broken key')
      return item
    }
    const q = new Queue<string>({ key })
    q.add('a')
    broken = true
    await expect(q.get()).rejects.toThrow('broken key')
    expect(q.len()).toBe(0)
    broken = false
    q.add('b')
    expect(await take(q)).toBe('b')
    broken = true
    expect(() => {
      q.done('b')
    }).toThrow('broken key')
    broken = false
    q.add('b')
    expect(q.len()).toBe(0)
    q.done('b')
    expect(q.len()).toBe(1)
  })
})
