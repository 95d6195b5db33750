import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeySet } from '../src/key-set.ts'
import { isCollected } from './support/garbage.ts'

// Enough different keys to go past the few that are searched one by one, among them those Set treats specially.
const KEYS = [
  NaN,
  0,
  -0,
  '',
  '0',
  'NaN',
  null,
  undefined,
  true,
  1,
  2,
  3,
  'a',
  'b',
  'c',
  {},
  [],
] as const

const operation = fc.record({
  name: fc.constantFrom('add', 'delete', 'has'),
  key: fc.constantFrom(...KEYS),
})

describe('KeySet', () => {
  it('answers as Set does, Q-22, whatever is added and deleted', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
        const ours = new KeySet()
        const theirs = new Set<unknown>()
        for (const { name, key } of operations) {
          const answer = ours[name](key)
          const expected = theirs[name](key)
          if (name === 'has') expect(answer).toBe(expected)
          expect(ours.size).toBe(theirs.size)
          for (const each of KEYS) expect(ours.has(each)).toBe(theirs.has(each))
        }
      }),
    )
  })

  it('holds as many keys as come', () => {
    const set = new KeySet()
    for (let i = 0; i < 1000; i++) set.add(i)
    for (let i = 0; i < 1000; i += 2) set.delete(i)
    expect(set.size).toBe(500)
    expect([set.has(0), set.has(1), set.has(999)]).toEqual([false, true, true])
  })

  it.each([1, 8, 9, 100])('lets go of a deleted key that was one of %i', async (count) => {
    const set = new KeySet()
    const others = Array.from({ length: count - 1 }, () => ({}))
    for (const other of others) set.add(other)
    const passThrough = (): WeakRef<object> => {
      const key = {}
      set.add(key)
      set.delete(key)
      return new WeakRef(key)
    }
    expect(await isCollected(passThrough())).toBe(true)
    expect(set.size).toBe(count - 1)
  })
})
