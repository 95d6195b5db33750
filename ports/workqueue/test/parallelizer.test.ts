import { describe, expect, it, vi } from 'vitest'
import { parallelizeUntil } from '../src/parallelizer.ts'

/** A promise settled from outside. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return {
    opened,
    open: () => {
      open()
    },
  }
}

/** Runs every microtask that is ready. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('TestParallelizeUntil (API-12)', () => {
  it.each([
    { pieces: 1000, workers: 10, chunkSize: 1 },
    { pieces: 1000, workers: 10, chunkSize: 10 },
    { pieces: 1000, workers: 10, chunkSize: 100 },
    { pieces: 999, workers: 10, chunkSize: 13 },
  ])('P-4 visits each of $pieces pieces once in chunks of $chunkSize', async (shape) => {
    const seen = Array.from({ length: shape.pieces }, () => 0)
    await parallelizeUntil(
      shape.workers,
      shape.pieces,
      (piece) => {
        seen[piece] = (seen[piece] ?? 0) + 1
      },
      { chunkSize: shape.chunkSize },
    )
    expect(seen.every((visits) => visits === 1)).toBe(true)
  })

  it('BenchmarkParallelizeUntil: computes the primes below 1000', async () => {
    const isPrime: boolean[] = []
    await parallelizeUntil(10, 1000, (piece) => {
      isPrime[piece] = isPrimeNumber(piece)
    })
    const primes = isPrime.flatMap((prime, piece) => (prime ? [piece] : []))
    expect(primes.slice(0, 5)).toEqual([2, 3, 5, 7, 11])
    expect(primes).toHaveLength(168)
  })
})

function isPrimeNumber(n: number): boolean {
  for (let i = 2; i * i <= n; i++) if (n % i === 0) return false
  return n > 1
}

describe('parallelizeUntil', () => {
  it('P-01t P-2 lets one worker do 7 pieces in order, chunk after chunk', async () => {
    const order: number[] = []
    await parallelizeUntil(1, 7, (piece) => order.push(piece), { chunkSize: 3 })
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('P-1 does nothing for no pieces, even with a bad worker count', async () => {
    await expect(parallelizeUntil(-1, 0, () => expect.unreachable())).resolves.toBeUndefined()
  })

  it.each([0, -5])('P-1 takes a chunk size of %d as 1', async (chunkSize) => {
    const running: number[] = []
    const held = gate()
    const done = parallelizeUntil(
      3,
      3,
      (piece) => {
        running.push(piece)
        return held.opened
      },
      { chunkSize },
    )
    expect(running).toEqual([0, 1, 2])
    held.open()
    await done
  })

  it('P-2 starts no more workers than there are chunks, in chunk order', async () => {
    const running: number[] = []
    const held = gate()
    const work = (piece: number): Promise<void> => {
      running.push(piece)
      return held.opened
    }
    const done = parallelizeUntil(100, 7, work, { chunkSize: 3 })
    await settle()
    expect(running).toEqual([0, 3, 6])
    held.open()
    await done
    expect([...running].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('P-2 makes no worker that would have no chunk', async () => {
    const seen: number[] = []
    await parallelizeUntil(Number.MAX_SAFE_INTEGER, 2, (piece) => seen.push(piece))
    expect(seen).toEqual([0, 1])
  })

  it('P-3 P-01t starts nothing after the abort, and lets running pieces end', async () => {
    const controller = new AbortController()
    const started: number[] = []
    const finished: number[] = []
    const held = gate()
    const work = async (piece: number): Promise<void> => {
      started.push(piece)
      if (started.length === 25) controller.abort()
      if (piece === 0) await held.opened
      finished.push(piece)
    }
    const done = parallelizeUntil(4, 999, work, { chunkSize: 13, signal: controller.signal })
    await settle()
    expect(started).toHaveLength(25)
    expect(new Set(started).size).toBe(25)
    expect(finished).not.toContain(0)
    held.open()
    await done
    expect(started).toHaveLength(25)
    expect(finished).toContain(0)
  })

  it('P-3 does nothing when it was aborted before', async () => {
    await parallelizeUntil(2, 5, () => expect.unreachable(), { signal: AbortSignal.abort() })
  })

  it('P-4 resolves only when the last worker has ended, with no value', async () => {
    const held = gate()
    let resolved = false
    const done = parallelizeUntil(2, 2, (piece) => (piece === 1 ? held.opened : undefined))
    const watched = done.then((value) => {
      resolved = true
      return value
    })
    await settle()
    expect(resolved).toBe(false)
    held.open()
    await expect(watched).resolves.toBeUndefined()
  })

  it('P-5 DV-6 rejects with the first error once every worker has stopped', async () => {
    const held = gate()
    const started: number[] = []
    let settled = false
    const done = parallelizeUntil(2, 10, async (piece) => {
      started.push(piece)
      if (piece === 1) throw new Error('first')
      await held.opened
      throw new Error('second')
    })
    const watched = done.finally(() => {
      settled = true
    })
    watched.catch(() => undefined)
    await settle()
    expect(settled).toBe(false)
    held.open()
    await expect(watched).rejects.toThrow('first')
    expect(started).toEqual([0, 1])
  })

  it('P-5 rejects with what was thrown, undefined included', async () => {
    const work = (): never => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- anything can be thrown
      throw undefined
    }
    await expect(parallelizeUntil(1, 1, work)).rejects.toBeUndefined()
  })

  it('P-4 waits for whatever has a then, and for nothing else', async () => {
    const held = gate()
    const results: unknown[] = [
      Object.assign(() => undefined, {
        then: (resolve: () => void) => void held.opened.then(resolve),
      }),
      undefined,
      null,
      { then: 'not a function' },
    ]
    const called: number[] = []
    let resolved = false
    const all = parallelizeUntil(1, results.length, (piece) => {
      called.push(piece)
      return results[piece]
    }).then(() => (resolved = true))
    await settle()
    expect([called, resolved]).toEqual([[0], false])
    held.open()
    await all
    expect(called).toEqual([0, 1, 2, 3])
  })

  it('P-5 rejects with the error of a then that throws', async () => {
    const broken = {
      get then(): never {
        throw new Error('broken')
      },
    }
    const started: number[] = []
    const all = parallelizeUntil(2, 5, (piece) => {
      started.push(piece)
      return broken
    })
    await expect(all).rejects.toThrow('broken')
    expect(started).toEqual([0])
  })

  it('P-6 runs nothing with 0 workers', async () => {
    await parallelizeUntil(0, 5, () => expect.unreachable())
  })

  it.each([
    [-1, 5],
    [5, -1],
    [1.5, 5],
    [5, Number.NaN],
  ])('P-6 refuses %d workers for %d pieces', async (workers, pieces) => {
    await expect(parallelizeUntil(workers, pieces, () => undefined)).rejects.toThrow(RangeError)
  })

  it.each([
    ['pieces', { workers: 1, pieces: 2.5, chunkSize: 1 }],
    ['pieces', { workers: 1, pieces: Number.NaN, chunkSize: 1 }],
    ['workers', { workers: Infinity, pieces: 2, chunkSize: 1 }],
    ['chunkSize', { workers: 1, pieces: 2, chunkSize: Infinity }],
    ['chunkSize', { workers: 1, pieces: 2, chunkSize: 2.5 }],
    ['chunkSize', { workers: 1, pieces: 2, chunkSize: Number.NaN }],
  ])('P-6 refuses %s of no whole number: %o', async (noun, { workers, pieces, chunkSize }) => {
    const all = parallelizeUntil(workers, pieces, () => expect.unreachable(), { chunkSize })
    await expect(all).rejects.toThrow(new RegExp(`^${noun} must be a whole number`, 'u'))
  })

  it('P-7 has no timeout of its own: a piece that never ends keeps it waiting', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'performance', 'Date'] })
    try {
      let settled = false
      void parallelizeUntil(1, 1, () => new Promise(() => undefined)).finally(() => {
        settled = true
      })
      vi.advanceTimersByTime(7 * 24 * 3_600_000)
      await settle()
      expect([settled, vi.getTimerCount()]).toEqual([false, 0])
    } finally {
      vi.useRealTimers()
    }
  })
})
