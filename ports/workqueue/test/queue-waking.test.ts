import { describe, expect, it } from 'vitest'
import { defaultQueue, Queue, type QueueStorage } from '../src/queue.ts'
import { settle } from './support/settle.ts'
import { take } from './support/take.ts'
import { watch } from './support/watch.ts'

/** Whoever is woken looks at the storage: a storage that counts the looks. */
class WatchedStorage implements QueueStorage<string> {
  looks = 0
  readonly #inner = defaultQueue<string>()

  touch(item: string): void {
    this.#inner.touch(item)
  }

  push(item: string): void {
    this.#inner.push(item)
  }

  len(): number {
    this.looks++
    return this.#inner.len()
  }

  pop(): string {
    return this.#inner.pop()
  }
}

/** How often `act` makes `waiters` blocked workers look, with these items in work. */
async function looksAfter(
  waiters: number,
  inWork: string[],
  act: (q: Queue<string>) => void,
): Promise<number> {
  const queue = new WatchedStorage()
  const q = new Queue<string>({ queue })
  for (const item of inWork) q.add(item)
  for (const item of inWork) expect(await take(q)).toBe(item)
  for (let i = 0; i < waiters; i++) void q.get()
  await settle()
  queue.looks = 0
  act(q)
  await settle()
  return queue.looks
}

describe('the line of a Queue', () => {
  it('Q-3 is woken one by one: add makes a single waiter look, however many there are', async () => {
    const add = (q: Queue<string>): void => {
      q.add('x')
    }
    const one = await looksAfter(1, [], add)
    expect(one).toBeGreaterThan(0)
    expect(await looksAfter(5, [], add)).toBe(one)
  })

  it('Q-8 is woken once by a done that queues the item, though nothing is in work then', async () => {
    const addAndDone = (q: Queue<string>): void => {
      q.add('a')
      q.done('a')
    }
    const one = await looksAfter(1, ['a'], addAndDone)
    expect(one).toBeGreaterThan(0)
    expect(await looksAfter(5, ['a'], addAndDone)).toBe(one)
  })

  it('Q-8 is left alone by a done while other items are in work', async () => {
    const done = (q: Queue<string>): void => {
      q.done('a')
    }
    expect(await looksAfter(5, ['a', 'b'], done)).toBe(0)
    expect(await looksAfter(5, ['a'], done)).toBe(1)
  })

  it('Q-11 is woken as a whole by shutDown', async () => {
    const one = await looksAfter(1, [], (q) => {
      q.shutDown()
    })
    const five = await looksAfter(5, [], (q) => {
      q.shutDown()
    })
    expect(five).toBe(5 * one)
  })

  it('API-2 Q-13 never asks the storage for an item it does not have', async () => {
    const queue = defaultQueue<string>() // Throws then.
    const q = new Queue<string>({ queue })
    const woken = watch(q.get())
    await settle()
    q.add('a')
    expect(queue.pop()).toBe('a') // Gone before the woken worker looks.
    await settle()
    expect(woken.outcome).toBe('blocked')
    q.shutDown()
    await settle()
    expect(woken.outcome).toEqual({ shutdown: true })
  })
})
