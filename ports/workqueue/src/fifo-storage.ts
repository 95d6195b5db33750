/**
 * First in, first out, in a ring.
 *
 * Upstream: the slice type `queue` in k8s.io/client-go
 * util/workqueue/queue.go at 44a8af2fee834a8fc3523360e029cf7ea7104622.
 * Licence: Apache-2.0.
 */
/** Slots of an empty ring; a ring never gets smaller. A power of two. */
const MIN_SLOTS = 16

/**
 * The default storage of a queue. Pushing and popping cost the same however
 * many items there are, and memory follows the number of items both ways.
 */
export class FifoStorage<T> {
  // The length is a power of two, so that a mask wraps an index around.
  #slots: (T | undefined)[] = new Array<undefined>(MIN_SLOTS).fill(undefined)
  #head = 0
  #len = 0

  /** Changes nothing: an item added again keeps its place. */
  touch(): void {}

  /** Appends the item. */
  push(item: T): void {
    if (this.#len === this.#slots.length) this.#resize(2 * this.#len)
    this.#slots[(this.#head + this.#len) & (this.#slots.length - 1)] = item
    this.#len++
  }

  /** The number of items inside. */
  len(): number {
    return this.#len
  }

  /**
   * Removes the item that has been inside for longest.
   * @throws RangeError if there is none.
   */
  pop(): T {
    if (this.#len === 0) throw new RangeError('pop from an empty queue')
    const item = this.#slots[this.#head] as T
    // The slot would keep the item from being garbage collected.
    this.#slots[this.#head] = undefined
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.#len--
    this.#shrinkIfSparse()
    return item
  }

  // At a quarter full, not at half, so that a queue whose length swings
  // around a power of two does not copy its items all the time.
  #shrinkIfSparse(): void {
    const { length } = this.#slots
    if (length > MIN_SLOTS && 4 * this.#len <= length) this.#resize(length / 2)
  }

  #resize(length: number): void {
    const slots = new Array<T | undefined>(length).fill(undefined)
    for (let i = 0; i < this.#len; i++) {
      slots[i] = this.#slots[(this.#head + i) & (this.#slots.length - 1)]
    }
    this.#slots = slots
    this.#head = 0
  }
}
