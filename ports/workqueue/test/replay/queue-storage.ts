import { defaultQueue, type QueueStorage } from '../../src/queue.ts'
import { type QueueLog } from './queue-log.ts'
import { type QueueConfig } from './queue-scenario.ts'

/** The storage a scenario asks for, writing down what the queue asks of it. */
export function newStorage(kind: QueueConfig['storage'], log: QueueLog): QueueStorage<string> {
  const inner = makeStorage[kind]()
  return {
    len: () => inner.len(),
    touch(item) {
      log.call('producer', `touch ${item}`)
      inner.touch(item)
    },
    push(item) {
      log.call('producer', `push ${item}`)
      inner.push(item)
    },
    pop() {
      const item = inner.pop()
      log.call('worker', `pop ${item}`)
      return item
    },
  }
}

const makeStorage = {
  fifo: () => defaultQueue<string>(),
  lifo: () => new LifoStorage(),
  priority: () => new PriorityStorage(),
}

/** Hands out the newest item; touching one makes it the newest. */
class LifoStorage implements QueueStorage<string> {
  readonly #items: string[] = []

  touch(item: string): void {
    this.#items.splice(this.#items.indexOf(item), 1)
    this.#items.push(item)
  }

  push(item: string): void {
    this.#items.push(item)
  }

  len(): number {
    return this.#items.length
  }

  pop(): string {
    const item = this.#items.pop()
    if (item === undefined) throw new RangeError('pop from an empty queue')
    return item
  }
}

/** Hands out what was touched most often since it was pushed, and of several what was pushed first. */
class PriorityStorage implements QueueStorage<string> {
  readonly #items: string[] = []
  readonly #raised = new Map<string, number>()

  touch(item: string): void {
    this.#raised.set(item, this.#priority(item) + 1)
  }

  push(item: string): void {
    this.#items.push(item)
  }

  len(): number {
    return this.#items.length
  }

  pop(): string {
    const highest = Math.max(...this.#items.map((item) => this.#priority(item)))
    const index = this.#items.findIndex((item) => this.#priority(item) === highest)
    const [item] = this.#items.splice(index, 1)
    if (item === undefined) throw new RangeError('pop from an empty queue')
    this.#raised.delete(item)
    return item
  }

  #priority(item: string): number {
    return this.#raised.get(item) ?? 0
  }
}
