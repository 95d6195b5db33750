/**
 * Many small, independent pieces of work on a few workers.
 *
 * Upstream: k8s.io/client-go util/workqueue/parallelizer.go at
 * 44a8af2fee834a8fc3523360e029cf7ea7104622. Licence: Apache-2.0.
 */
import { type AbortSignalLike } from './abort-signal.ts'

/** Does the piece numbered `piece`; may be asynchronous. */
export type DoWorkPieceFunc = (piece: number) => unknown

/** How `parallelizeUntil` spreads and stops the work. */
export interface ParallelizeOptions {
  /**
   * Pieces a worker takes at a time, in order; less than 1 means 1. Larger
   * chunks pay off when pieces are many and small.
   */
  readonly chunkSize?: number | undefined
  /** Looked at before every piece; a piece that runs is not interrupted. */
  readonly signal?: Pick<AbortSignalLike, 'aborted'> | undefined
}

/**
 * Does `pieces` independent pieces of work with at most `workers` running at
 * once. Resolves when every worker has ended, also when it was aborted: which
 * pieces were done is for `doWorkPiece` to record.
 *
 * @throws RangeError when `workers`, `pieces` or the chunk size is not an
 * integer, or one of the first two is negative.
 * @throws what `doWorkPiece` threw first, once every worker has ended.
 */
export async function parallelizeUntil(
  workers: number,
  pieces: number,
  doWorkPiece: DoWorkPieceFunc,
  options: ParallelizeOptions = {},
): Promise<void> {
  requireCount('pieces', pieces)
  if (pieces === 0) return
  requireCount('workers', workers)
  requireInteger('chunkSize', options.chunkSize ?? 1)

  const crew = new Crew(pieces, doWorkPiece, options)
  const count = Math.min(workers, crew.chunks)
  await Promise.all(Array.from({ length: count }, () => crew.work()))
  if (crew.failure !== undefined) throw crew.failure.cause
}

/** What the workers of one call share. */
class Crew {
  readonly chunks: number
  /** The first error; boxed, since anything can be thrown. */
  failure: { readonly cause: unknown } | undefined

  readonly #pieces: number
  readonly #chunkSize: number
  readonly #doWorkPiece: DoWorkPieceFunc
  readonly #signal: ParallelizeOptions['signal']
  /** Stands in for upstream's channel of chunk numbers. */
  #nextChunk = 0

  constructor(
    pieces: number,
    doWorkPiece: DoWorkPieceFunc,
    options: ParallelizeOptions,
  ) {
    this.#pieces = pieces
    this.#chunkSize = Math.max(1, options.chunkSize ?? 1)
    this.#doWorkPiece = doWorkPiece
    this.#signal = options.signal
    this.chunks = ceilDiv(pieces, this.#chunkSize)
  }

  /** One worker: takes chunks until none is left. Never rejects. */
  async work(): Promise<void> {
    while (this.#nextChunk < this.chunks) {
      const start = this.#nextChunk++ * this.#chunkSize
      const end = Math.min(start + this.#chunkSize, this.#pieces)
      for (let piece = start; piece < end; piece++) {
        if (this.#stopped()) return
        const pending = this.#attempt(piece)
        // A piece that is done already need not wait for its turn again.
        if (pending) await pending
      }
    }
  }

  #stopped(): boolean {
    return this.failure !== undefined || this.#signal?.aborted === true
  }

  /** A promise that never rejects, if the piece is asynchronous. */
  #attempt(piece: number): Promise<unknown> | undefined {
    try {
      const result = this.#doWorkPiece(piece)
      if (!isThenable(result)) return undefined
      return Promise.resolve(result).then(undefined, this.#fail)
    } catch (cause) {
      this.#fail(cause)
      return undefined
    }
  }

  readonly #fail = (cause: unknown): void => {
    this.failure ??= { cause }
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
  )
}

function requireCount(noun: string, value: number): void {
  requireInteger(noun, value)
  if (value >= 0) return
  throw new RangeError(`${noun} must be 0 or more: ${value}`)
}

function requireInteger(noun: string, value: number): void {
  if (Number.isInteger(value)) return
  throw new RangeError(`${noun} must be a whole number: ${value}`)
}

function ceilDiv(a: number, b: number): number {
  return Math.ceil(a / b)
}
