import { type GetResult, type WorkQueue } from '../../src/queue.ts'

/** The item in a result of `get`, or the word `shutdown`. */
export function itemOf<T>(result: GetResult<T>): T | 'shutdown' {
  return result.shutdown ? 'shutdown' : result.item
}

/** `get`, for tests in which it need not wait. */
export async function take<T>(queue: WorkQueue<T>): Promise<T | 'shutdown'> {
  return itemOf(await queue.get())
}

/** Takes and finishes items until none is ready; what it took, in order. */
export async function drainReady<T>(queue: WorkQueue<T>): Promise<T[]> {
  const items: T[] = []
  while (queue.len() > 0) {
    const result = await queue.get()
    if (result.shutdown) break
    items.push(result.item)
    queue.done(result.item)
  }
  return items
}
