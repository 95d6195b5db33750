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
/** Between plot and name where no marker stands between. */
const BEFORE_LEVEL_NAME = 18
/** So little a name may be above or below the end of its curve. */
const LEVEL = 9

/** How much room the names need beside the plot; none without names. */
export function labelColumn(names: readonly string[]): number {
  if (names.length === 0) return 0
  const lines = names.flatMap((name) => wrapText(name, MAX_WIDTH))
  return BEFORE_MARKER + BEFORE_NAME + Math.max(...lines.map(textWidth))
}

/**
 * The names beside the plot, each as near as can be to where its curve ends and none over another; a line leads
 * to the name of a curve that ends before the plot does.
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
  // Where each name is beside its end, the marker there is its key.
  const isMoved = sorted.some(({ end }, index) => Math.abs((middles[index] ?? 0) - end[1]) > LEVEL)
  const x = left + (isMoved ? BEFORE_MARKER + BEFORE_NAME : BEFORE_LEVEL_NAME)
  return sorted.flatMap(({ lines, end, style }, index) => {
    const y = middles[index] ?? end[1]
    const markers = isMoved ? [renderMarkers([[x - BEFORE_NAME, y]], style)] : []
    const first = y - ((lines.length - 1) * LINE_HEIGHT) / 2 + FONT_SIZE * 0.35
    const names = lines.map((line, at) =>
      renderElement(
        'text',
        {
          x,
          y: first + at * LINE_HEIGHT,
          'font-size': FONT_SIZE,
          class: 'fig-ink',
          fill: 'currentColor',
        },
        line,
      ),
    )
    const leader = renderLeader(end, [isMoved ? x - BEFORE_NAME - 11 : x - 6, y])
    return [...leader, ...markers, ...names]
  })
}

/** A line shorter than this would be a stub; the marker is enough. */
const SHORTEST = 12

function renderLeader([x, y]: Spot, [toX, toY]: Spot): string[] {
  const start = x + 8
  if (toX - start < SHORTEST) return []
  const d = `M${round(start)} ${round(y)}L${round(toX)} ${round(toY)}`
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
