/**
 * The binary heap of Go's standard library, step by step: which of several
 * equal elements comes out first is part of what the delaying queue does.
 *
 * Upstream: container/heap of the Go standard library, as used by
 * k8s.io/client-go util/workqueue/delaying_queue.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence of this port: Apache-2.0.
 */

/** What can be arranged as a heap: a list that compares by position. */
export interface HeapInterface<T> {
  /** The number of elements. */
  len(): number
  /** True if the element at `i` must come out before the one at `j`. */
  less(i: number, j: number): boolean
  /** Exchanges two elements. */
  swap(i: number, j: number): void
  /** Appends an element. */
  push(x: T): void
  /** Removes the last element. */
  pop(): T
}

/** Adds an element. O(log n). */
export function heapPush<T>(h: HeapInterface<T>, x: T): void {
  h.push(x)
  up(h, h.len() - 1)
}

/** Removes an element no other one is less than. O(log n). */
export function heapPop<T>(h: HeapInterface<T>): T {
  const n = h.len() - 1
  h.swap(0, n)
  down(h, 0, n)
  return h.pop()
}

/** Restores the order after the element at `i` has changed. O(log n). */
export function heapFix<T>(h: HeapInterface<T>, i: number): void {
  if (!down(h, i, h.len())) up(h, i)
}

function up<T>(h: HeapInterface<T>, start: number): void {
  let j = start
  while (j > 0) {
    const parent = (j - 1) >> 1
    // Strictly less: an equal element stays below the one that was first.
    if (!h.less(j, parent)) return
    h.swap(parent, j)
    j = parent
  }
}

/** True if the element at `start` had to move. Looks at the first `n` only. */
function down<T>(h: HeapInterface<T>, start: number, n: number): boolean {
  let i = start
  for (;;) {
    const left = 2 * i + 1
    if (left >= n) break
    const right = left + 1
    const child = right < n && h.less(right, left) ? right : left
    if (!h.less(child, i)) break
    h.swap(i, child)
    i = child
  }
  return i > start
}
