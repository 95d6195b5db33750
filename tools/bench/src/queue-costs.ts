// What the port's work queues cost here and now, printed as JSON: nanoseconds per operation of three workloads,
// and bytes per queued item. The same work in the same order as conformance/cmd/measure-workqueue.
import { DelayingQueue, FakeClock, parallelizeUntil, Queue } from '@annotated-k8s/workqueue'
import { setImmediate } from 'node:timers/promises'

// The sizes are those of the twin.
const ROUNDS = 15
const CYCLES = 400_000
const BACKLOG = 1_000
const DELAYED = 50_000
const PIECES = 100_000
const WORKERS = 16
const QUEUED = 500_000
const SECOND = 1_000_000_000

const keys = Array.from({ length: QUEUED }, (_, i) => `namespace/name-${i}`)

const keyAt = (i: number): string => keys[i] ?? ''

/** Nanoseconds per operation of the fastest round: whatever else the machine does can only add. */
async function leastOf(operations: number, work: () => Promise<void>): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.hrtime.bigint()
    await work()
    least = Math.min(least, Number(process.hrtime.bigint() - start))
  }
  return least / operations
}

/** One item after the other, a hundred keys in turn. */
async function cycle(): Promise<void> {
  const q = new Queue<string>()
  for (let i = 0; i < CYCLES; i++) {
    q.add(keyAt(i % 100))
    const got = await q.get()
    if (!got.shutdown) q.done(got.item)
  }
  q.shutDown()
}

/** The same with a thousand items waiting, added and taken in batches. */
async function throughBacklog(): Promise<void> {
  const q = new Queue<string>()
  for (let batch = 0; batch < CYCLES / BACKLOG; batch++) {
    for (let i = 0; i < BACKLOG; i++) q.add(keyAt(i))
    for (let i = 0; i < BACKLOG; i++) {
      const got = await q.get()
      if (!got.shutdown) q.done(got.item)
    }
  }
  q.shutDown()
}

/** Hands over items with scattered delays, lets all of them come due and takes them. */
async function addAfter(): Promise<void> {
  const clock = new FakeClock()
  const q = new DelayingQueue<string>({ clock })
  let random = 1
  for (let i = 0; i < DELAYED; i++) {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
    q.addAfter(keyAt(i), ((random % 600) + 1) * SECOND)
  }
  // The loop looks into the mailbox when it next runs; until then there is no timer to step over.
  await setImmediate()
  clock.step(660 * SECOND)
  for (let i = 0; i < DELAYED; i++) await q.get()
  q.shutDown()
}

let done = 0

/** Spreads pieces that do next to nothing, so that the spreading is what costs. */
async function parallelize(chunkSize: number): Promise<void> {
  await parallelizeUntil(WORKERS, PIECES, () => done++, { chunkSize })
}

function heap(): number {
  if (!globalThis.gc) throw new Error('start node with --expose-gc')
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

/** What the heap grows by when items are queued, without the keys, which exist before. */
function bytesPerItem(): number {
  const before = heap()
  const q = new Queue<string>()
  for (const key of keys) q.add(key)
  const after = heap()
  q.shutDown()
  return (after - before) / QUEUED
}

const costs = {
  cycle: await leastOf(CYCLES, cycle),
  backlog: await leastOf(CYCLES, throughBacklog),
  addAfter: await leastOf(DELAYED, addAfter),
  parallelize: await leastOf(PIECES, () => parallelize(1)),
  'parallelize-100': await leastOf(PIECES, () => parallelize(100)),
  bytes: bytesPerItem(),
}
process.stdout.write(`${JSON.stringify(costs)}\n`)
