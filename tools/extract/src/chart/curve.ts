import { curveLinear, curveStepAfter, line } from 'd3-shape'
import type { ChartSeries } from '#schemas/chart.ts'
import { renderElement, round } from './svg.ts'

/** A place in the drawing. */
export type Spot = readonly [x: number, y: number]

/** What tells a curve from the others without its colour, and the tone it has besides. */
export interface CurveStyle {
  tone: 'fig-accent' | 'fig-ink' | 'fig-line'
  /** Of the line; empty: drawn through. */
  dash: string
  /** Outline of a marker at a place. */
  marker: (spot: Spot) => string
  /** Whether the marker is an outline only. */
  isOpen: boolean
}

const R = 5

function polygon(...corners: Spot[]): CurveStyle['marker'] {
  return ([x, y]) => `M${corners.map(([dx, dy]) => `${round(x + dx)} ${round(y + dy)}`).join('L')}Z`
}

const circle: CurveStyle['marker'] = ([x, y]) =>
  `M${round(x - R)} ${round(y)}a${R} ${R} 0 1 0 ${2 * R} 0a${R} ${R} 0 1 0 ${-2 * R} 0Z`
const square = polygon([-R, -R], [R, -R], [R, R], [-R, R])
const triangle = polygon([0, -6.5], [6, 5], [-6, 5])
const diamond = polygon([0, -9], [9, 0], [0, 9], [-9, 0])
const openSquare = polygon([-8, -8], [8, -8], [8, 8], [-8, 8])

/**
 * One for each of the most curves a chart may have. The last two have open markers, large enough to be seen around
 * those of a curve they run along with.
 */
export const curveStyles: readonly CurveStyle[] = [
  { tone: 'fig-accent', dash: '', marker: circle, isOpen: false },
  { tone: 'fig-ink', dash: '10 6', marker: square, isOpen: false },
  { tone: 'fig-line', dash: '2 5', marker: triangle, isOpen: false },
  { tone: 'fig-ink', dash: '14 5 3 5', marker: diamond, isOpen: true },
  { tone: 'fig-accent', dash: '5 3', marker: openSquare, isOpen: true },
]

/** The markers of a curve at `spots`. */
export function renderMarkers(spots: readonly Spot[], style: CurveStyle): string {
  return renderElement('path', {
    d: spots.map(style.marker).join(''),
    class: style.tone,
    fill: style.isOpen ? 'none' : 'currentColor',
    stroke: style.isOpen ? 'currentColor' : 'none',
    'stroke-width': 1.5,
  })
}

/** The curve with its markers. `index` is its place among the curves of the chart. */
export function renderCurve(
  mark: ChartSeries['mark'],
  spots: readonly Spot[],
  style: CurveStyle,
  index: number,
): string[] {
  const draw = line<Spot>()
    .curve(mark === 'step' ? curveStepAfter : curveLinear)
    .digits(1)
  const drawn: Record<string, string | number> = {
    d: draw(withoutRepetition(spots, mark === 'step' ? 0 : 0.7)) ?? '',
    class: style.tone,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 2.5,
    'stroke-linejoin': 'round',
    ...(style.dash === '' ? {} : { 'stroke-dasharray': style.dash }),
  }
  const marked = mark === 'dots' ? withoutRepetition(spots, 3) : markedSpots(spots, index)
  const curve = mark === 'dots' ? [] : [renderElement('path', drawn)]
  return [...curve, renderMarkers(marked, style)]
}

/** Drops what would be drawn within `distance` of what is there already; the last spot stays. */
function withoutRepetition(spots: readonly Spot[], distance: number): Spot[] {
  const kept: Spot[] = []
  for (const [index, spot] of spots.entries()) {
    const last = kept.at(-1)
    const isLast = index === spots.length - 1
    if (!last || isLast || Math.hypot(spot[0] - last[0], spot[1] - last[1]) > distance)
      kept.push(spot)
  }
  return kept
}

/** So close together markers are still seen one by one. */
const NEAR = 16
/** From one marker to the next where there are too many points to mark them all. */
const FAR = 90

/** Every point where there is room; else some of them, at other places than the curve before; and the end. */
function markedSpots(spots: readonly Spot[], index: number): readonly Spot[] {
  const first = spots[0]
  const last = spots.at(-1)
  if (!first || !last) return []
  const isSparse = (last[0] - first[0]) / Math.max(1, spots.length - 1) >= NEAR
  if (isSparse) return spots
  const marked: Spot[] = []
  let wanted = first[0] + ((index % 3) + 0.5) * (FAR / 3)
  for (const spot of spots) {
    if (spot[0] < wanted || last[0] - spot[0] < NEAR) continue
    marked.push(spot)
    wanted = spot[0] + FAR
  }
  return [...marked, last]
}
