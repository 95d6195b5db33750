import type { Chart } from '#schemas/chart.ts'
import { buildChartTable, type ChartTable } from './chart-table.ts'
import { renderChart } from './render-chart.ts'

/** A chart as one language shows it. */
export interface DrawnChart {
  /** {@link Locale.code} */
  locale: string
  /** One `<svg>` element without ids. */
  svg: string
  table: ChartTable
}

/** Draws a chart for every language. */
export function drawCharts(chart: Chart, locales: readonly string[]): DrawnChart[] {
  return locales.map((locale) => ({
    locale,
    svg: renderChart(chart, locale),
    table: buildChartTable(chart, locale),
  }))
}
