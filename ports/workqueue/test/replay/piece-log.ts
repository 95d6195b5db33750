import { type Instant, type PassiveClock } from '../../src/index.ts'
import { nanos, observed } from './observation.ts'
import { type ParallelStep } from './parallel-step.ts'

/** The pieces as they start. */
export class PieceLog {
  readonly #clock: PassiveClock
  readonly #pieces: number[] = []
  readonly #starts: { at: Instant; pieces: number[] }[] = []

  constructor(clock: PassiveClock) {
    this.#clock = clock
  }

  add(piece: number): void {
    this.#pieces.push(piece)
    const at = this.#clock.now()
    const last = this.#starts.at(-1)
    if (last?.at === at) last.pieces.push(piece)
    else this.#starts.push({ at, pieces: [piece] })
  }

  /** Writes down what the recorder does. */
  observe(step: ParallelStep, ended: string, at: string): Record<string, unknown> {
    const pieces = this.#pieces
    if (step.panicIn !== undefined && !step.survive) return observed({ ended, pieces })
    if (step.unordered) {
      const once = new Set(pieces).size === pieces.length
      return { ended, once, inOrder: this.#inOrder(step.chunkSize ?? 1), done: pieces.length }
    }
    const starts = this.#starts.map((start) => ({
      at: nanos(start.at),
      pieces: step.workers > 1 ? start.pieces.toSorted((a, b) => a - b) : start.pieces,
    }))
    return observed({ ended, at, starts })
  }

  #inOrder(chunkSize: number): boolean {
    const latest = new Map<number, number>()
    return this.#pieces.every((piece) => {
      const chunk = Math.floor(piece / Math.max(1, chunkSize))
      const before = latest.get(chunk) ?? -1
      latest.set(chunk, piece)
      return before < piece
    })
  }
}
