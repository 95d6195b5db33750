import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Queue } from '../src/queue.ts'
import { settle } from './support/settle.ts'
import { itemOf } from './support/take.ts'

/**
 * What a queue should do, told without its three sets: each item is in one of
 * four states, and queued items are ordered by the time they were queued.
 */
class Model {
  readonly #states = new Map<string, 'queued' | 'working' | 'again'>()
  #queuedOrder: string[] = []
  readonly waiting: number[] = []
  /** What each `get` resolved with, in the order of resolution. */
  readonly results: string[] = []
  shut = false
  drain: 'none' | 'waiting' | 'over' = 'none'

  add(item: string): void {
    if (this.shut) return
    const state = this.#states.get(item)
    if (state === 'working') this.#states.set(item, 'again')
    else if (state === undefined) this.#queue(item)
    this.#serve()
  }

  get(id: number): void {
    this.waiting.push(id)
    this.#serve()
  }

  /** The items a worker may call `done` with. */
  inWork(): string[] {
    return [...this.#states].filter(([, s]) => s !== 'queued').map(([item]) => item)
  }

  done(item: string): void {
    const again = this.#states.get(item) === 'again'
    this.#states.delete(item)
    if (again) this.#queue(item)
    else if (this.inWork().length === 0) this.#wakeForNothing()
    this.#endDrain()
    this.#serve()
  }

  shutDown(): void {
    this.shut = true
    if (this.drain === 'waiting') this.drain = 'over'
    this.#serve()
  }

  startDrain(): void {
    this.shut = true
    this.drain = 'waiting'
    this.#endDrain()
    this.#serve()
  }

  len(): number {
    return this.#queuedOrder.length
  }

  #queue(item: string): void {
    this.#states.set(item, 'queued')
    this.#queuedOrder.push(item)
  }

  // The wake-up meant for a drain can reach a worker, who then finds nothing
  // and goes to the end of the line: the order is fair only between items.
  #wakeForNothing(): void {
    const id = this.waiting.shift()
    if (id !== undefined) this.waiting.push(id)
  }

  #endDrain(): void {
    if (this.drain === 'waiting' && this.inWork().length === 0) this.drain = 'over'
  }

  #serve(): void {
    while (this.waiting.length > 0) {
      const item = this.#queuedOrder.shift()
      if (item === undefined && !this.shut) return
      this.results.push(`${String(this.waiting.shift())}: ${item ?? 'shutdown'}`)
      if (item !== undefined) this.#states.set(item, 'working')
    }
  }
}

const item = fc.constantFrom('a', 'b', 'c', 'd')
const operation = fc.oneof(
  { weight: 6, arbitrary: fc.record({ op: fc.constant('add' as const), item }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('get' as const) }) },
  { weight: 5, arbitrary: fc.record({ op: fc.constant('done' as const), pick: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('shut' as const) }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('drain' as const) }) },
)

describe('Queue', () => {
  it('Q-5 Q-8 Q-9 Q-13 Q-14 does what the model does, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 60 }), async (operations) => {
        const q = new Queue<string>()
        const model = new Model()
        const results: string[] = []
        let drain: 'none' | 'waiting' | 'over' = 'none'
        let ids = 0
        for (const step of operations) {
          if (step.op === 'add') {
            q.add(step.item)
            model.add(step.item)
          } else if (step.op === 'get') {
            const id = ids++
            void q.get().then((result) => results.push(`${id}: ${itemOf(result)}`))
            model.get(id)
          } else if (step.op === 'done') {
            const inWork = model.inWork()
            const chosen = inWork[step.pick % Math.max(1, inWork.length)]
            if (chosen === undefined) continue
            q.done(chosen)
            model.done(chosen)
          } else if (step.op === 'shut') {
            q.shutDown()
            model.shutDown()
          } else if (drain === 'none') {
            drain = 'waiting'
            void q.shutDownWithDrain().then(() => {
              drain = 'over'
            })
            model.startDrain()
          }
          await settle()
          expect({ results, drain, len: q.len(), shut: q.shuttingDown() }).toEqual({
            results: model.results,
            drain: model.drain,
            len: model.len(),
            shut: model.shut,
          })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('Q-2 Q-8 never gives an item to two workers and never forgets one, without pauses between calls', async () => {
    const step = fc.record({ item, pause: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        async (steps, workers) => {
          const q = new Queue<string>()
          const held = new Set<string>()
          const owed = new Set<string>()
          const work = async (): Promise<void> => {
            for (;;) {
              const result = await q.get()
              if (result.shutdown) return
              expect(held).not.toContain(result.item)
              held.add(result.item)
              owed.delete(result.item)
              await Promise.resolve()
              held.delete(result.item)
              q.done(result.item)
            }
          }
          const all = Array.from({ length: workers }, work)
          for (const { item, pause } of steps) {
            q.add(item)
            owed.add(item)
            if (pause) await Promise.resolve()
          }
          await settle()
          q.shutDown()
          await Promise.all(all)
          expect([q.len(), owed.size]).toEqual([0, 0])
        },
      ),
      { numRuns: 300 },
    )
  })
})
