/** The first place at which two JSON values differ. */
export interface JsonDifference {
  /** Keys and indices that lead there; empty for the values themselves. */
  readonly path: readonly (string | number)[]
  /** `undefined` where there is nothing. */
  readonly before: unknown
  readonly after: unknown
}

/** Where `after` first differs from `before`; `undefined` when they are the same. */
export function findDifference(before: unknown, after: unknown): JsonDifference | undefined {
  if (Array.isArray(before) && Array.isArray(after)) return inArrays(before, after)
  if (isRecord(before) && isRecord(after)) return inRecords(before, after)
  return Object.is(before, after) ? undefined : { path: [], before, after }
}

/** The value as JSON on one line, cut off where it gets long. */
export function renderValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

const LONGEST = 300

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inArrays(
  before: readonly unknown[],
  after: readonly unknown[],
): JsonDifference | undefined {
  const length = Math.max(before.length, after.length)
  for (let i = 0; i < length; i++) {
    const found = findDifference(before[i], after[i])
    if (found) return { ...found, path: [i, ...found.path] }
  }
  return undefined
}

function inRecords(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): JsonDifference | undefined {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const found = findDifference(before[key], after[key])
    if (found) return { ...found, path: [key, ...found.path] }
  }
  return undefined
}
