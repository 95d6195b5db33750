import { z } from 'zod'
import { type Duration, Inf, type Limit, MAX_DURATION } from '../../src/index.ts'

/** A duration or instant of a scenario: a decimal string of nanoseconds. */
export const nanosSchema = z
  .string()
  .regex(/^-?\d+$/u)
  .transform(Number)

/** A limit of a scenario: a number, or `"Inf"`. */
export const limitSchema = z
  .union([z.literal('Inf'), z.number()])
  .transform((limit): Limit => (limit === 'Inf' ? Inf : limit))

/** A duration or instant as it is observed; the longest one is upstream's largest int64. */
export function nanos(duration: Duration): string {
  if (duration >= MAX_DURATION) return '9223372036854775807'
  return Number.isInteger(duration) ? String(BigInt(duration)) : String(duration)
}

/** A float64 to the last bit, in hexadecimal. */
export function bits(value: number): string {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  return view.getBigUint64(0).toString(16)
}

/** Leaves out what was not observed: undefined fields and empty lists, as the recorder does. */
export function observed(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const seen = ([, value]: [string, unknown]): boolean =>
    value !== undefined && !(Array.isArray(value) && value.length === 0)
  return Object.fromEntries(Object.entries(fields).filter(seen))
}
