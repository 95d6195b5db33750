import { z } from 'zod'

/** 1-based line of a file. */
export type LineNumber = number & { readonly __brand: 'LineNumber' }
/** 0-based UTF-16 code unit offset into a file's text. */
export type Offset = number & { readonly __brand: 'Offset' }

/** Zod schema of {@link LineNumber}. */
export const lineNumberSchema = z
  .int()
  .min(1)
  .transform((value) => value as LineNumber)
/** Zod schema of {@link Offset}. */
export const offsetSchema = z
  .int()
  .min(0)
  .transform((value) => value as Offset)

/** Lines `start` to `end`, both shown. */
export const lineRangeSchema = z.strictObject({ start: lineNumberSchema, end: lineNumberSchema })
/** Lines `start` to `end`, both shown. */
export type LineRange = z.infer<typeof lineRangeSchema>

/** Text from `start` up to, not including, `end`. */
export const textRangeSchema = z.strictObject({ start: offsetSchema, end: offsetSchema })
/** Text from `start` up to, not including, `end`. */
export type TextRange = z.infer<typeof textRangeSchema>

/** @throws RangeError when `value` is not an integer of at least 1. */
export function lineNumber(value: number): LineNumber {
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`${value} is not a line number`)
  return value as LineNumber
}

/** @throws RangeError when `value` is not an integer of at least 0. */
export function offset(value: number): Offset {
  if (!Number.isInteger(value) || value < 0) throw new RangeError(`${value} is not an offset`)
  return value as Offset
}
