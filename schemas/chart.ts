import { z } from 'zod'
import { localizedSchema } from './book.ts'

/** An axis of a chart. */
export const chartAxisSchema = z.strictObject({
  label: localizedSchema,
  scale: z.enum(['linear', 'log']).default('linear'),
  /** How values are written: plain, or nanoseconds as `5 ms`, `1000 s`. */
  format: z.enum(['number', 'duration']).default('number'),
  /** Values to label instead of the ones the scale would choose. */
  ticks: z.array(z.number()).optional(),
})
/** See {@link chartAxisSchema}. */
export type ChartAxis = z.infer<typeof chartAxisSchema>

/** A curve. Told apart by its marker and dash as well as by its colour, and, unless alone, named where it ends. */
export const chartSeriesSchema = z.strictObject({
  name: localizedSchema,
  /** `step` holds each value until the next one, as a bucket's tokens do not but a retry's delay does. */
  mark: z.enum(['line', 'step', 'dots']).default('line'),
  /** In order of x; finite numbers. */
  points: z.array(z.tuple([z.number(), z.number()])).min(1),
})
/** See {@link chartSeriesSchema}. */
export type ChartSeries = z.infer<typeof chartSeriesSchema>

/**
 * What `ports/<port>/charts/<name>.ts` exports as `chart`: plain data that the module computes by running the
 * port, so that a curve in the book cannot disagree with the code beside it.
 */
export const chartSchema = z.strictObject({
  x: chartAxisSchema,
  y: chartAxisSchema,
  series: z.array(chartSeriesSchema).min(1).max(5),
})
/** See {@link chartSchema}; defaults filled in. */
export type Chart = z.output<typeof chartSchema>
/** What an author writes. */
export type ChartInput = z.input<typeof chartSchema>
