/** What a blocked call of a worker or a drain returned. */
export interface Completion {
  readonly by: string
  readonly result: string
}

/** What `get` returns at the end of a queue. */
export const SHUTDOWN = 'shutdown'

/** Follows the calls that may block: gets of workers, and drains. */
export class PendingCalls {
  readonly #pending = new Set<string>()
  #gets: Completion[] = []
  #drains: Completion[] = []

  /** True until the call of that name has returned. */
  blocked(by: string): boolean {
    return this.#pending.has(by)
  }

  /** Follows a worker's `get`. */
  followGet(by: string, call: Promise<string>): void {
    this.#follow(by, call, (completion) => this.#gets.push(completion))
  }

  /** Follows a drain. */
  followDrain(by: string, call: Promise<string>): void {
    this.#follow(by, call, (completion) => this.#drains.push(completion))
  }

  /**
   * What has ended since the last call, by caller, and the gets apart. Which of several workers that wake up
   * together gets which item is upstream's scheduler's business, so items are dealt out by name, as the recorder
   * does.
   */
  take(): { ended: Completion[]; gets: Completion[] } {
    const workers = this.#gets.map(({ by }) => by).sort()
    const results = this.#gets.map(({ result }) => result).sort(itemsFirst)
    const gets = workers.map((by, i) => ({ by, result: results[i] ?? '' }))
    const ended = [...gets, ...this.#drains].sort((a, b) => compare(a.by, b.by))
    this.#gets = []
    this.#drains = []
    return { ended, gets }
  }

  #follow(by: string, call: Promise<string>, note: (completion: Completion) => void): void {
    this.#pending.add(by)
    const end = (result: string): void => {
      this.#pending.delete(by)
      note({ by, result })
    }
    call.then(end, (error: unknown) => {
      end(`rejected: ${String(error)}`)
    })
  }
}

function itemsFirst(a: string, b: string): number {
  return Number(a === SHUTDOWN) - Number(b === SHUTDOWN) || compare(a, b)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
