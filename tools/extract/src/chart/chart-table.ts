import type { Chart } from '#schemas/chart.ts'
import { renderValue } from './value-text.ts'

/** The numbers behind a chart, as text. */
export interface ChartTable {
  /** Name of x, then of each curve. */
  head: readonly string[]
  /** In order of x; a curve without a point there has an empty cell. */
  rows: readonly (readonly string[])[]
  /** How many rows there would be if none were left out. */
  total: number
}

/** A longer table would be scrolled past rather than read. */
const MAX_ROWS = 30

/** All points of a chart, or evenly chosen ones, the first and the last among them. */
export function buildChartTable({ x, y, series }: Chart, locale: string): ChartTable {
  const columns = series.map(({ points }) => new Map(points))
  const all = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b)
  const rows = chooseEvenly(all).map((value) => [
    renderValue(value, x.format, 'full'),
    ...columns.map((column) => {
      const found = column.get(value)
      return found === undefined ? '' : renderValue(found, y.format, 'full')
    }),
  ])
  const head = [x.label[locale] ?? '', ...series.map(({ name }) => name[locale] ?? '')]
  return { head, rows, total: all.length }
}

function chooseEvenly(values: readonly number[]): readonly number[] {
  if (values.length <= MAX_ROWS) return values
  return Array.from({ length: MAX_ROWS }, (_, index) => {
    const at = Math.round((index * (values.length - 1)) / (MAX_ROWS - 1))
    return values[at] ?? 0
  })
}
