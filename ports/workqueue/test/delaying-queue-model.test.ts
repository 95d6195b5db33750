import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DelayingQueue } from '../src/delaying-queue.ts'
import { MILLISECOND } from '../src/duration.ts'
import { FakeClock } from '../src/fake-clock.ts'
import { settle } from './support/settle.ts'
import { drainReady } from './support/take.ts'

const item = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const milliseconds = fc.integer({ min: -1, max: 40 })
const operation = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant('after' as const), item, milliseconds }) },
  {
    weight: 3,
    arbitrary: fc.record({
      op: fc.constant('step' as const),
      milliseconds: fc.integer({ min: 0, max: 25 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('add' as const), item }) },
)

describe('DelayingQueue', () => {
  it('D-1 D-3 D-5 D-6 D-8 delivers every item at its earliest time and in the order of time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 50 }), async (operations) => {
        const clock = new FakeClock()
        const q = new DelayingQueue<string>({ clock })
        // The earliest time of every waiting item.
        const waiting = new Map<string, number>()
        for (const step of operations) {
          let now: string[] = []
          if (step.op === 'add') {
            q.add(step.item)
            now = [step.item]
          } else if (step.op === 'after') {
            const d = step.milliseconds * MILLISECOND
            q.addAfter(step.item, d)
            const readyAt = Math.min(waiting.get(step.item) ?? Infinity, clock.now() + d)
            if (d > 0) waiting.set(step.item, readyAt)
            else now = [step.item]
          } else {
            clock.step(step.milliseconds * MILLISECOND)
            const due = [...waiting].filter(([, readyAt]) => readyAt <= clock.now())
            now = due.map(([name]) => name)
          }
          await settle()
          const delivered = await drainReady(q)
          expect(delivered.toSorted()).toEqual(now.toSorted())
          if (step.op !== 'step') continue
          const times = delivered.map((name) => waiting.get(name) ?? NaN)
          expect(times).toEqual(times.toSorted((a, b) => a - b))
          for (const name of delivered) waiting.delete(name)
        }
        q.shutDown()
      }),
      { numRuns: 300 },
    )
  })
})
