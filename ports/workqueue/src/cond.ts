/**
 * Takes the place of Go's `sync.Cond`: callers wait in line until another
 * call wakes them. There is no mutex, since nothing else runs between two
 * `await`s.
 *
 * Upstream: sync.Cond of the Go standard library, as used by
 * k8s.io/client-go util/workqueue/queue.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence of this port: Apache-2.0.
 */
import { type AbortSignalLike } from './abort-signal.ts'

/** A place in the line; linked, so that an aborted wait can step out. */
interface Waiter {
  wake: () => void
  previous: Waiter | undefined
  next: Waiter | undefined
}

/**
 * A condition variable. Being woken promises nothing: other code may have run
 * since, so a waiter must look again at what it waits for.
 */
export class Cond {
  #first: Waiter | undefined
  #last: Waiter | undefined

  /**
   * Resolves when woken. Rejects with the signal's reason if aborted first;
   * the caller then no longer stands in line and has used up no wake-up.
   */
  wait(abort?: AbortSignalLike): Promise<void> {
    if (abort) return this.#waitOrAbort(abort)
    return new Promise((wake) => {
      this.#append(wake)
    })
  }

  /** Wakes whoever has waited longest; does nothing if nobody waits. */
  signal(): void {
    const waiter = this.#first
    if (!waiter) return
    this.#remove(waiter)
    waiter.wake()
  }

  /** Wakes everybody waiting at this moment, longest wait first. */
  broadcast(): void {
    while (this.#first) this.signal()
  }

  #waitOrAbort(abort: AbortSignalLike): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter = this.#append(() => {
        abort.removeEventListener('abort', leave)
        resolve()
      })
      const leave = (): void => {
        abort.removeEventListener('abort', leave)
        this.#remove(waiter)
        reject(abort.reason)
      }
      abort.addEventListener('abort', leave)
    })
  }

  #append(wake: () => void): Waiter {
    const waiter: Waiter = { wake, previous: this.#last, next: undefined }
    if (this.#last) this.#last.next = waiter
    else this.#first = waiter
    this.#last = waiter
    return waiter
  }

  #remove(waiter: Waiter): void {
    if (waiter.previous) waiter.previous.next = waiter.next
    else this.#first = waiter.next
    if (waiter.next) waiter.next.previous = waiter.previous
    else this.#last = waiter.previous
  }
}
