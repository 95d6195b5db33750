import { defaultQueue, type QueueStorage } from '../../src/queue.ts'

/** Writes down what a queue asks of its storage. */
export class TracingStorage<T> implements QueueStorage<T> {
  readonly calls: string[] = []
  readonly #inner: QueueStorage<T>

  constructor(inner: QueueStorage<T> = defaultQueue<T>()) {
    this.#inner = inner
  }

  touch(item: T): void {
    this.calls.push(`touch ${String(item)}`)
    this.#inner.touch(item)
  }

  push(item: T): void {
    this.calls.push(`push ${String(item)}`)
    this.#inner.push(item)
  }

  len(): number {
    return this.#inner.len()
  }

  pop(): T {
    const item = this.#inner.pop()
    this.calls.push(`pop ${String(item)}`)
    return item
  }
}
