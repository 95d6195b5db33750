import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultQueue } from '../src/queue.ts'
import { isCollected, usedMemory } from './support/garbage.ts'

describe('defaultQueue', () => {
  it('API-3 Q-16 behaves like an array used with push and shift', () => {
    const operation = fc.oneof(
      { weight: 3, arbitrary: fc.nat(100) },
      { weight: 2, arbitrary: fc.constant('pop' as const) },
    )
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 400 }), (operations) => {
        const storage = defaultQueue<number>()
        const model: number[] = []
        for (const op of operations) {
          if (op !== 'pop') {
            storage.push(op)
            model.push(op)
          } else if (model.length > 0) {
            expect(storage.pop()).toBe(model.shift())
          }
          expect(storage.len()).toBe(model.length)
        }
      }),
    )
  })

  it('Q-16 keeps the order while it grows and shrinks around the end of the ring', () => {
    const storage = defaultQueue<number>()
    let next = 0
    let expected = 0
    for (const [pushes, pops] of [
      [10, 7],
      [100, 40],
      [3, 60],
      [1000, 1001],
      [40, 45],
    ] as const) {
      for (let i = 0; i < pushes; i++) storage.push(next++)
      for (let i = 0; i < pops; i++) expect(storage.pop()).toBe(expected++)
    }
    expect([storage.len(), next - expected]).toEqual([0, 0])
  })

  it('Q-16 gives up an item that was popped, though the storage lives on', async () => {
    const storage = defaultQueue<object>()
    const passThrough = (): WeakRef<object> => {
      const item = { data: 'hello' }
      storage.push(item)
      storage.pop()
      return new WeakRef(item)
    }
    const ref = passThrough()
    expect(await isCollected(ref)).toBe(true)
    expect(storage.len()).toBe(0)
  })

  it('API-3 Q-16 gives the memory of a burst back', () => {
    const storage = defaultQueue<number>()
    const before = usedMemory()
    for (let i = 0; i < 1_000_000; i++) storage.push(i)
    expect(usedMemory() - before).toBeGreaterThan(4e6)
    while (storage.len() > 1) storage.pop()
    expect(usedMemory() - before).toBeLessThan(1e6)
    expect(storage.pop()).toBe(999_999)
  })

  it('Q-16 leaves the order alone when an item is touched', () => {
    const storage = defaultQueue<string>()
    storage.push('a')
    storage.push('b')
    storage.touch('b')
    expect([storage.pop(), storage.pop()]).toEqual(['a', 'b'])
  })

  it('throws when it is asked to pop and is empty', () => {
    expect(() => defaultQueue<string>().pop()).toThrow(RangeError)
  })
})
