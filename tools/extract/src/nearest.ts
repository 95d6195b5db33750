/**
 * The candidate a reader most likely meant by `text`, for hints such as "nearest: `Queue.add`".
 *
 * @returns the candidate at the smallest edit distance, the first in sorted order among equals; `undefined`
 * when none is closer than about a third of the text's length. Upper and lower case count as equal unless
 * they decide between two candidates.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const folded = text.toLowerCase()
  let best: string | undefined
  let bestCost = Math.max(1, Math.ceil(text.length / 3)) + 0.5
  for (const candidate of [...candidates].sort()) {
    if (candidate === text) return candidate
    const cost = editDistance(folded, candidate.toLowerCase(), Math.floor(bestCost)) + 0.25
    if (cost < bestCost) {
      best = candidate
      bestCost = cost
    }
  }
  return best
}

/** Levenshtein distance, or `limit + 1` as soon as it is certain to exceed `limit`. */
function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const replaced = at(previous, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1)
      current.push(Math.min(replaced, at(previous, column) + 1, at(current, column - 1) + 1))
    }
    if (Math.min(...current) > limit) return limit + 1
    previous = current
  }
  return at(previous, right.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
