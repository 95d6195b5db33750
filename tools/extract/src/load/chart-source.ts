import type { DrawnChart } from '../chart/draw-charts.ts'

/** A chart that chapters refer to, drawn for one language. */
export interface ChartSource extends DrawnChart {
  /** As chapters write it: `workqueue/exponential`. */
  name: string
}
