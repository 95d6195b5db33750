/** One line of the benchmark table. Every number has the same unit, which {@link BenchRow.what} names. */
export interface BenchRow {
  /** What is measured, with its unit: `index rxjs, CPU s`. */
  readonly what: string
  /** The named program it is held against, with its version; or the budget itself, where there is no peer. */
  readonly peer: string
  /** Our number; smaller is better. */
  readonly ours: number
  /** The peer's number in the same run; `undefined` when the row is held against a fixed budget. */
  readonly theirs: number | undefined
  /** `ours / theirs`, or `ours / budget` for a fixed budget. */
  readonly ratio: number
  /** Largest {@link BenchRow.ratio} that passes. */
  readonly budget: number
  readonly ok: boolean
}

/** What a measurement hands in; the ratio and the verdict follow from it. */
export interface Measurement {
  readonly what: string
  readonly peer: string
  readonly ours: number
  readonly theirs: number
  /** Largest ratio that passes. */
  readonly budget: number
}

/** A row held against a peer measured in the same run. @throws RangeError when the peer's number is not positive. */
export function peerRow({ what, peer, ours, theirs, budget }: Measurement): BenchRow {
  if (!(theirs > 0)) throw new RangeError(`${what}: the peer measured ${theirs}`)
  const ratio = ours / theirs
  return { what, peer, ours, theirs, ratio, budget, ok: ratio <= budget }
}

/** A row held against a fixed limit in the unit of `ours`. */
export function limitRow(what: string, ours: number, limit: number): BenchRow {
  const ratio = ours / limit
  return { what, peer: 'budget', ours, theirs: undefined, ratio, budget: 1, ok: ratio <= 1 }
}
