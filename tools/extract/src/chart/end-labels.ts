import { type CurveStyle, renderMarkers, type Spot } from './curve.ts'
import { renderElement, round } from './svg.ts'
import { FONT_SIZE, LINE_HEIGHT, textWidth, wrapText } from './text-lines.ts'

/** The name of a curve, and where the curve ends. */
export interface EndLabel {
  name: string
  end: Spot
  style: CurveStyle
}

/** Longer names are broken. */
const MAX_WIDTH = 176
/** Between plot and marker, and between marker and name. */
const BEFORE_MARKER = 22
const BEFORE_NAME = 12

/** How much room the names need beside the plot; none without names. */
export function labelColumn(names: readonly string[]): number {
  if (names.length === 0) return 0
  const lines = names.flatMap((name) => wrapText(name, MAX_WIDTH))
  return BEFORE_MARKER + BEFORE_NAME + Math.max(...lines.map(textWidth))
}

/**
 * The names beside the plot, each as near as can be to where its curve ends and none over another; a line leads
 * to a name that could not stay.
 */
export function renderEndLabels(
  labels: readonly EndLabel[],
  left: number,
  [top, bottom]: readonly [number, number],
): string[] {
  const sorted = labels
    .map((label) => ({ ...label, lines: wrapText(label.name, MAX_WIDTH) }))
    .sort((a, b) => a.end[1] - b.end[1])
  const heights = sorted.map(({ lines }) => lines.length * LINE_HEIGHT + 4)
  const middles = spread(
    sorted.map(({ end }) => end[1]),
    heights,
    [top, bottom],
  )
  return sorted.flatMap(({ lines, end, style }, index) => {
    const y = middles[index] ?? end[1]
    const marker: Spot = [left + BEFORE_MARKER, y]
    const first = y - ((lines.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.35
    const names = lines.map((line, at) =>
      renderElement(
        'text',
        {
          x: marker[0] + BEFORE_NAME,
          y: first + at * LINE_HEIGHT,
          'font-size': FONT_SIZE,
          class: 'fig-ink',
          fill: 'currentColor',
        },
        line,
      ),
    )
    return [...renderLeader(end, marker), renderMarkers([marker], style), ...names]
  })
}

/** Nearer than this a name plainly belongs to the end beside it. */
const BESIDE = { x: 40, y: 9 }

function renderLeader([x, y]: Spot, [toX, toY]: Spot): string[] {
  if (toX - x < BESIDE.x && Math.abs(toY - y) < BESIDE.y) return []
  const d = `M${round(x + 8)} ${round(y)}L${round(toX - 11)} ${round(toY)}`
  const line = { d, class: 'fig-muted', fill: 'none', stroke: 'currentColor', 'stroke-width': 1 }
  return [renderElement('path', line)]
}

/** Moves middles apart until nothing overlaps, first down, then up again from the bottom. */
export function spread(
  wanted: readonly number[],
  heights: readonly number[],
  [top, bottom]: readonly [number, number],
): number[] {
  const middles = [...wanted]
  const half = (index: number): number => (heights[index] ?? 0) / 2
  let edge = top
  for (const [index, middle] of middles.entries()) {
    middles[index] = Math.max(middle, edge + half(index))
    edge = (middles[index] ?? 0) + half(index)
  }
  edge = bottom
  for (let index = middles.length - 1; index >= 0; index -= 1) {
    middles[index] = Math.min(middles[index] ?? 0, edge - half(index))
    edge = (middles[index] ?? 0) - half(index)
  }
  return middles
}
