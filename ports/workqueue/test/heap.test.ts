import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { heapFix, type HeapInterface, heapPop, heapPush } from '../src/heap.ts'

interface Entry {
  rank: number
  readonly name: string
  index: number
}

class Entries implements HeapInterface<Entry> {
  readonly list: Entry[] = []
  len = () => this.list.length
  less = (i: number, j: number) => this.at(i).rank < this.at(j).rank
  swap(i: number, j: number) {
    const [a, b] = [this.at(i), this.at(j)]
    Object.assign(this.list, { [i]: b, [j]: a })
    a.index = j
    b.index = i
  }
  push(entry: Entry) {
    entry.index = this.list.push(entry) - 1
  }
  pop() {
    const entry = this.at(this.list.length - 1)
    this.list.length--
    entry.index = -1
    return entry
  }
  at(i: number): Entry {
    const entry = this.list[i]
    if (!entry) throw new RangeError(`no entry ${i} of ${this.list.length}`)
    return entry
  }
}

function heapOf(ranks: number[]): Entries {
  const heap = new Entries()
  ranks.forEach((rank, i) => {
    heapPush(heap, { rank, name: String(i), index: -1 })
  })
  return heap
}

function popAll(heap: Entries): Entry[] {
  return Array.from({ length: heap.len() }, () => heapPop(heap))
}

/** No entry is less than its parent, and each knows where it is. */
function expectValid(heap: Entries): void {
  heap.list.forEach((entry, i) => {
    expect(entry.index).toBe(i)
    if (i > 0) expect(heap.at((i - 1) >> 1).rank).toBeLessThanOrEqual(entry.rank)
  })
}

describe('heap', () => {
  it('D-7 hands out n equal elements as first, last, last but one, …, second', () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 33]) {
      const names = popAll(heapOf(Array<number>(n).fill(7))).map((entry) => Number(entry.name))
      const rest = Array.from({ length: n - 1 }, (_, i) => n - 1 - i)
      expect(names).toEqual([0, ...rest])
    }
  })

  it('D-7 takes the right child only if it is strictly less than the left one', () => {
    const heap = heapOf([1, 2, 2, 3, 3])
    expect(popAll(heap).map((entry) => entry.name)).toEqual(['0', '1', '2', '3', '4'])
  })

  it('hands out any elements in order and marks them as gone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (ranks) => {
        const out = popAll(heapOf(ranks))
        expect(out.map((entry) => entry.rank)).toEqual(ranks.toSorted((a, b) => a - b))
        expect(out.every((entry) => entry.index === -1)).toBe(true)
      }),
    )
  })

  it('stays a heap through any pushes, pops and changes of rank', () => {
    const rank = fc.integer({ min: 0, max: 9 })
    const operation = fc.oneof(
      fc.record({ op: fc.constant('push' as const), rank }),
      fc.record({ op: fc.constant('pop' as const) }),
      fc.record({ op: fc.constant('fix' as const), rank, pick: fc.nat(50) }),
    )
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 80 }), (operations) => {
        const heap = new Entries()
        for (const step of operations) {
          if (step.op === 'push') {
            heapPush(heap, { rank: step.rank, name: '', index: -1 })
          } else if (heap.len() > 0) {
            if (step.op === 'pop') {
              const least = Math.min(...heap.list.map((entry) => entry.rank))
              expect(heapPop(heap).rank).toBe(least)
            } else {
              const i = step.pick % heap.len()
              heap.at(i).rank = step.rank
              heapFix(heap, i)
            }
          }
          expectValid(heap)
        }
      }),
    )
  })
})
