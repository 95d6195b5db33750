import { describe, expect, it } from 'vitest'
import {
  BucketRateLimiter,
  ItemExponentialFailureRateLimiter,
  type RateLimiter,
} from '../src/default-rate-limiters.ts'
import { DelayingQueue, type DelayingWorkQueue } from '../src/delaying-queue.ts'
import { type Duration, MILLISECOND, SECOND } from '../src/duration.ts'
import { FakeClock } from '../src/fake-clock.ts'
import { Limiter } from '../src/rate.ts'
import { RateLimitingQueue } from '../src/rate-limiting-queue.ts'
import { RecordingProvider } from './support/recording-metrics.ts'
import { settle } from './support/settle.ts'
import { drainReady, take } from './support/take.ts'
import { watch } from './support/watch.ts'

const ms = MILLISECOND

/** A queue on a fake clock whose limiter begins at `base`. */
function rateLimited(base: Duration): {
  clock: FakeClock
  limiter: RateLimiter<string>
  provider: RecordingProvider
  queue: RateLimitingQueue<string>
  step: (d: Duration) => Promise<void>
} {
  const clock = new FakeClock()
  const provider = new RecordingProvider()
  const limiter = new ItemExponentialFailureRateLimiter<string>(base, 1000 * SECOND)
  const queue = new RateLimitingQueue(limiter, { name: 'q', metricsProvider: provider, clock })
  const step = async (d: Duration): Promise<void> => {
    await settle()
    clock.step(d)
    await settle()
  }
  return { clock, limiter, provider, queue, step }
}

/** A delaying queue that notes what is asked of it and does nothing. */
class DelayingLog implements DelayingWorkQueue<string> {
  readonly calls: string[] = []

  add(item: string): void {
    this.calls.push(`add ${item}`)
  }

  addAfter(item: string, duration: Duration): void {
    this.calls.push(`addAfter ${item} ${duration / ms}ms`)
  }

  len(): number {
    return 7
  }

  get(): Promise<{ shutdown: true }> {
    this.calls.push('get')
    return Promise.resolve({ shutdown: true })
  }

  done(item: string): void {
    this.calls.push(`done ${item}`)
  }

  shutDown(): void {
    this.calls.push('shutDown')
  }

  shutDownWithDrain(): Promise<void> {
    this.calls.push('shutDownWithDrain')
    return Promise.resolve()
  }

  shuttingDown(): boolean {
    return true
  }
}

describe('RateLimitingQueue', () => {
  it('TestRateLimitingQueue (API-8, R-1, R-3)', () => {
    const limiter = new ItemExponentialFailureRateLimiter<string>(ms, SECOND)
    const delayingQueue = new DelayingLog()
    const queue = new RateLimitingQueue(limiter, { delayingQueue })

    queue.addRateLimited('one')
    queue.addRateLimited('one')
    expect(queue.numRequeues('one')).toBe(2)
    queue.addRateLimited('two')
    queue.addRateLimited('two')
    queue.forget('one')
    expect(queue.numRequeues('one')).toBe(0)
    queue.addRateLimited('one')

    expect(delayingQueue.calls).toEqual([
      'addAfter one 1ms',
      'addAfter one 2ms',
      'addAfter two 1ms',
      'addAfter two 2ms',
      'addAfter one 1ms',
    ])
  })

  it('API-8 passes every other call on to the queue below', async () => {
    const delayingQueue = new DelayingLog()
    const limiter = new ItemExponentialFailureRateLimiter<string>(ms, SECOND)
    const queue = new RateLimitingQueue(limiter, { delayingQueue })
    queue.add('a')
    queue.addAfter('b', 5 * ms)
    queue.done('c')
    expect(await queue.get()).toEqual({ shutdown: true })
    queue.shutDown()
    await queue.shutDownWithDrain()
    expect([queue.len(), queue.shuttingDown()]).toEqual([7, true])
    expect(delayingQueue.calls).toEqual([
      'add a',
      'addAfter b 5ms',
      'done c',
      'get',
      'shutDown',
      'shutDownWithDrain',
    ])
  })

  it('API-8 leaves a queue that is passed in its own name, clock and metrics', async () => {
    const own = new FakeClock()
    const ignored = new FakeClock()
    const provider = new RecordingProvider()
    const queue = new RateLimitingQueue(new ItemExponentialFailureRateLimiter<string>(ms, SECOND), {
      name: 'ignored',
      metricsProvider: provider,
      clock: ignored,
      delayingQueue: new DelayingQueue<string>({ clock: own }),
    })
    queue.addRateLimited('a')
    await settle()
    own.step(ms)
    await settle()
    expect(queue.len()).toBe(1)
    expect(ignored.hasWaiters()).toBe(false)
    expect(provider.made).toEqual([])
  })

  it('API-8 gives its name, provider, clock and key to the queue it makes', async () => {
    type Ref = { name: string }
    const clock = new FakeClock()
    const provider = new RecordingProvider()
    const key = (ref: Ref): string => ref.name
    const limiter = new ItemExponentialFailureRateLimiter<Ref>(ms, SECOND, { key })
    const options = { name: 'q', metricsProvider: provider, clock, key }
    const queue = new RateLimitingQueue(limiter, options)
    queue.add({ name: 'a' })
    queue.add({ name: 'a' })
    expect(queue.len()).toBe(1)
    expect(provider.adds.value).toBe(1)
    queue.addRateLimited({ name: 'b' })
    await settle()
    clock.step(ms)
    await settle()
    expect(queue.len()).toBe(2)
    expect(provider.retries.value).toBe(1)
  })

  it('API-8 hands the signal of get on', async () => {
    const { queue } = rateLimited(ms)
    const abort = new AbortController()
    const waiting = queue.get({ signal: abort.signal })
    abort.abort(new Error('enough'))
    await expect(waiting).rejects.toThrow('enough')
  })

  it('DV-13 refuses to be made without a limiter', () => {
    const missing = undefined as unknown as RateLimiter<string>
    expect(() => new RateLimitingQueue(missing)).toThrow(TypeError)
  })

  it('R-1 R-4 R-01t delivers once at the earliest time, and counts every call', async () => {
    const { queue, step } = rateLimited(10 * ms)
    for (let call = 0; call < 3; call++) queue.addRateLimited('a')
    await step(10 * ms)
    expect(await drainReady(queue)).toEqual(['a'])
    await step(10 * ms)
    await step(20 * ms)
    expect(queue.len()).toBe(0)
    expect(queue.numRequeues('a')).toBe(3)
  })

  it('R-3 R-02t forget resets the count, and leaves what is waiting', async () => {
    const { queue, step } = rateLimited(10 * ms)
    queue.addRateLimited('a')
    queue.forget('a')
    expect(queue.numRequeues('a')).toBe(0)
    queue.addRateLimited('a')
    await step(10 * ms)
    expect(await take(queue)).toBe('a')
    queue.done('a')
    queue.addRateLimited('a')
    await step(10 * ms)
    expect(queue.len()).toBe(0)
    await step(10 * ms)
    expect(queue.len()).toBe(1)
  })

  it('R-3 an item that was forgotten still needs done', async () => {
    const { queue } = rateLimited(10 * ms)
    queue.add('a')
    expect(await take(queue)).toBe('a')
    queue.forget('a')
    queue.add('a')
    const second = watch(take(queue))
    await settle()
    expect(second.outcome).toBe('blocked')
    queue.done('a')
    await settle()
    expect(second.outcome).toBe('a')
  })

  it('R-2 R-03t asks the limiter although it is shutting down, and adds nothing', async () => {
    const { clock, provider, queue } = rateLimited(10 * ms)
    queue.shutDown()
    queue.addRateLimited('a')
    queue.addRateLimited('a')
    await settle()
    clock.step(SECOND)
    await settle()
    expect(queue.numRequeues('a')).toBe(2)
    expect([queue.len(), provider.retries.value]).toEqual([0, 0])
  })

  it('R-5 counts an item for as long as it is not forgotten', async () => {
    const { queue, step } = rateLimited(ms)
    for (let round = 1; round <= 5; round++) {
      queue.addRateLimited('a')
      await step(SECOND)
      expect(await drainReady(queue)).toEqual(['a'])
      expect(queue.numRequeues('a')).toBe(round)
    }
  })

  it('R-6 DV-8 leaves the clock of the limiter alone', async () => {
    const bucketClock = new FakeClock()
    const queueClock = new FakeClock()
    const bucket = new BucketRateLimiter<string>(new Limiter(1, 1, { clock: bucketClock }))
    const queue = new RateLimitingQueue(bucket, { clock: queueClock })
    queue.addRateLimited('a')
    expect(queue.len()).toBe(1)
    await settle()
    queueClock.step(60 * SECOND)
    await settle()
    expect(bucket.limiter.tokens()).toBe(0)
    bucketClock.step(SECOND)
    expect(bucket.limiter.tokens()).toBe(1)
  })
})
