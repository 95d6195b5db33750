/** How far two floats may lie apart, relative to the larger one. */
const TOLERANCE = 1e-12

/** True if two JSON values are equal, floats to within 1e-12 of their size. */
export function sameValue(expected: unknown, got: unknown): boolean {
  if (typeof expected === 'number' && typeof got === 'number') return sameNumber(expected, got)
  if (!isObject(expected) || !isObject(got)) return expected === got
  if (Array.isArray(expected) !== Array.isArray(got)) return false
  const keys = Object.keys(expected)
  return (
    keys.length === Object.keys(got).length &&
    keys.every((key) => Object.hasOwn(got, key) && sameValue(expected[key], got[key]))
  )
}

function sameNumber(a: number, b: number): boolean {
  return Object.is(a, b) || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
