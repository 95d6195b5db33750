/**
 * A set for keys that come and go all the time.
 *
 * Upstream: sets.Set of k8s.io/apimachinery, as used by k8s.io/client-go
 * util/workqueue/queue.go at 44a8af2fee834a8fc3523360e029cf7ea7104622.
 * Licence of this port: Apache-2.0.
 */

/** How many keys are looked for one by one. */
const MAX_FEW = 8

/**
 * What a queue needs of a set, telling keys apart as `Set` does. A queue's
 * sets mostly hold a handful of keys, and every item passes through both. A
 * `Set` gets a new table each time it becomes empty or its old one is full of
 * deleted entries, which costs more than looking through a few keys.
 */
export class KeySet {
  readonly #few: unknown[] = []
  /** All keys, once there were too many; until the last one has gone. */
  #many: Set<unknown> | undefined

  /** The number of keys inside. */
  get size(): number {
    return this.#many ? this.#many.size : this.#few.length
  }

  /** True if the key is inside. */
  has(key: unknown): boolean {
    return this.#many ? this.#many.has(key) : indexOf(this.#few, key) >= 0
  }

  /** Puts the key inside, if it is not. */
  add(key: unknown): void {
    if (this.#many) {
      this.#many.add(key)
    } else if (indexOf(this.#few, key) >= 0) {
      return
    } else if (this.#few.length < MAX_FEW) {
      this.#few.push(key)
    } else {
      this.#many = new Set(this.#few).add(key)
      this.#few.length = 0
    }
  }

  /** Takes the key out, if it is inside. */
  delete(key: unknown): void {
    if (this.#many) {
      this.#many.delete(key)
      if (this.#many.size === 0) this.#many = undefined
      return
    }
    const at = indexOf(this.#few, key)
    if (at < 0) return
    // Order means nothing here: the last key fills the gap.
    const last = this.#few.pop()
    if (at < this.#few.length) this.#few[at] = last
  }
}

/** Not `Array.includes`, which is slower on arrays this short. */
function indexOf(keys: readonly unknown[], key: unknown): number {
  for (let i = 0; i < keys.length; i++) {
    if (keys[i] === key) return i
  }
  return Number.isNaN(key) ? keys.findIndex(Number.isNaN) : -1
}
