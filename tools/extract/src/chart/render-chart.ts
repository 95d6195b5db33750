import type { Chart } from '#schemas/chart.ts'
import { type AxisLayout, layOutAxis } from './axis.ts'
import { curveStyles, renderCurve, type Spot } from './curve.ts'
import { labelColumn, renderEndLabels } from './end-labels.ts'
import { renderElement, round } from './svg.ts'
import { FONT_SIZE, LINE_HEIGHT, textWidth } from './text-lines.ts'
import { renderValue } from './value-text.ts'

/** As wide as drawn figures, so that text is as large. */
const WIDTH = 640
const HEIGHT = 420
/** Above the plot stands the name of y, below it the labels and the name of x. */
const TOP = 46
const BOTTOM = HEIGHT - 66
/** Between labels of y and the axis. */
const BESIDE = 12

interface Frame {
  left: number
  right: number
  x: AxisLayout
  y: AxisLayout
}

/** Draws a chart in the manner of the drawn figures. The same chart gives the same bytes. */
export function renderChart(chart: Chart, locale: string): string {
  const frame = layOut(chart, locale)
  const curves = chart.series.map((series, index) => {
    const spots = series.points.map(([x, y]): Spot => [frame.x.place(x), frame.y.place(y)])
    const style = curveStyles[index % curveStyles.length] ?? curveStyles[0]
    if (style === undefined) throw new RangeError('There are no styles for curves')
    return { ...series, spots, style, index, end: spots.at(-1) ?? ([frame.left, BOTTOM] as const) }
  })
  const labels = namedSeries(chart).flatMap(({ name }, index) => {
    const curve = curves[index]
    return curve ? [{ name: name[locale] ?? '', end: curve.end, style: curve.style }] : []
  })
  const parts = [
    ...renderGrid(frame),
    ...renderNames(chart, locale, frame),
    ...curves.flatMap(({ mark, spots, style, index }) => renderCurve(mark, spots, style, index)),
    ...renderEndLabels(labels, frame.right, [topOfNames(chart, locale, frame), HEIGHT]),
  ]
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    'font-family': 'inherit',
  }
  return `${renderElement('svg', root, ['\n', ...parts.map((part) => `  ${part}\n`)])}\n`
}

/** Those whose names stand beside the plot: a curve that is alone is what the name of y says. */
function namedSeries({ series }: Chart): Chart['series'] {
  return series.length > 1 ? series : []
}

/** They may stand as high as the name of y where that does not reach them. */
function topOfNames({ y }: Chart, locale: string, { right }: Frame): number {
  return textWidth(y.label[locale] ?? '') < right ? 0 : TOP - LINE_HEIGHT / 2
}

function layOut(chart: Chart, locale: string): Frame {
  const { x, y, series } = chart
  const points = series.flatMap((one) => one.points)
  const yLayout = layOutAxis(y, {
    direction: 'y',
    values: points.map(([, value]) => value),
    range: [BOTTOM, TOP],
  })
  const left = Math.max(...yLayout.ticks.map(({ text }) => textWidth(text)), 0) + BESIDE
  const right = WIDTH - labelColumn(namedSeries(chart).map(({ name }) => name[locale] ?? ''))
  const values = points.map(([value]) => value)
  const lastLabel = textWidth(renderValue(Math.max(...values), x.format, 'short')) / 2
  const xLayout = layOutAxis(x, {
    direction: 'x',
    values,
    range: [left + 10, Math.min(right, WIDTH - lastLabel)],
  })
  return { left, right, x: xLayout, y: yLayout }
}

const GRID = { class: 'fig-muted', fill: 'none', stroke: 'currentColor' }
const TEXT = { 'font-size': FONT_SIZE, class: 'fig-ink', fill: 'currentColor' }

function renderGrid({ left, right, x, y }: Frame): string[] {
  const rows = y.ticks.map(({ at }) => `M${round(left)} ${round(at)}H${round(right)}`).join('')
  const strokes = x.ticks.map(({ at }) => `M${round(at)} ${BOTTOM}v6`).join('')
  return [
    renderElement('path', { d: rows, ...GRID, 'stroke-width': 1, 'stroke-dasharray': '3 5' }),
    renderElement('path', {
      d: `M${round(left)} ${TOP}V${BOTTOM}H${round(right)}${strokes}`,
      ...GRID,
      class: 'fig-line',
      'stroke-width': 1.5,
    }),
    ...y.ticks.map(({ at, text }) =>
      renderElement(
        'text',
        { x: left - BESIDE, y: at + FONT_SIZE * 0.35, 'text-anchor': 'end', ...TEXT },
        text,
      ),
    ),
    ...x.ticks.map(({ at, text }) =>
      renderElement('text', { x: at, y: BOTTOM + 28, 'text-anchor': 'middle', ...TEXT }, text),
    ),
  ]
}

function renderNames({ x, y }: Chart, locale: string, { right }: Frame): string[] {
  const bold = { ...TEXT, 'font-weight': 600 }
  const below = { x: right, y: HEIGHT - 8, 'text-anchor': 'end', ...bold }
  return [
    renderElement('text', { x: 0, y: FONT_SIZE, ...bold }, y.label[locale] ?? ''),
    renderElement('text', below, x.label[locale] ?? ''),
  ]
}
