import { scaleLinear, scaleLog } from 'd3-scale'
import type { ChartAxis } from '#schemas/chart.ts'
import { LINE_HEIGHT, textWidth } from './text-lines.ts'
import { renderValue } from './value-text.ts'

/** A labelled place on an axis. */
export interface Tick {
  text: string
  /** Position in the drawing. */
  at: number
}

/** An axis laid out in the drawing. */
export interface AxisLayout {
  /** Where a value is. */
  readonly place: (value: number) => number
  readonly ticks: readonly Tick[]
}

/** Which way an axis runs and over what. */
export interface AxisSpan {
  direction: 'x' | 'y'
  /** All values that have to be on it. */
  values: readonly number[]
  /** Positions of its start and its end. */
  range: readonly [number, number]
}

/** Lays an axis out, with as many labels as find room beside each other. */
export function layOutAxis(axis: ChartAxis, span: AxisSpan): AxisLayout {
  const scale = axis.scale === 'log' ? scaleLog() : scaleLinear()
  scale.range(span.range).domain(domainOf(axis, span))
  // A curve may stop anywhere along x, but y begins and ends at a label where it can.
  if (span.direction === 'y' && axis.ticks === undefined) scale.nice()
  const label = (value: number): Tick => ({
    text: renderValue(value, axis.format, 'short'),
    at: scale(value),
  })
  const choices = axis.ticks === undefined ? tickChoices(axis, span, scale) : [axis.ticks]
  const laid = choices.map((values) => values.map(label))
  return {
    place: scale,
    ticks: laid.find((ticks) => fits(ticks, span.direction)) ?? laid.at(-1) ?? [],
  }
}

function domainOf(axis: ChartAxis, { direction, values }: AxisSpan): [number, number] {
  const all = [...values, ...(axis.ticks ?? [])]
  let low = Math.min(...all)
  let high = Math.max(...all)
  // Heights are compared with each other, so they start from nothing.
  if (axis.scale === 'linear' && direction === 'y' && low > 0) low = 0
  if (low < high) return [low, high]
  // All values are one: give it room on both sides.
  const room = axis.scale === 'log' ? high / 2 : Math.max(1, Math.abs(high) / 2)
  low -= room
  high += room
  return [low, high]
}

const MOST_TICKS = { x: 9, y: 7 }

/** From many labels to few. */
function tickChoices(
  axis: ChartAxis,
  { direction, values }: AxisSpan,
  scale: { ticks(count?: number): number[]; domain(): number[] },
): number[][] {
  if (axis.scale === 'log') return decadeChoices(scale.domain())
  const most = MOST_TICKS[direction]
  const counts = Array.from({ length: most - 1 }, (_, index) => most - index)
  const isWhole = axis.format === 'number' && values.every(Number.isInteger)
  return counts
    .map((count) => scale.ticks(count).filter((value) => !isWhole || Number.isInteger(value)))
    .filter((ticks) => ticks.length <= most)
}

/** Powers of ten, every second, every third …; with 2 and 5 between where there are few. */
function decadeChoices([low = 1, high = 1]: readonly number[]): number[][] {
  // Logarithms of powers of ten come out a hair beside the whole number.
  const first = Math.floor(Math.log10(low) + 1e-9)
  const last = Math.ceil(Math.log10(high) - 1e-9)
  const inside = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
  const powers = (step: number): number[] =>
    Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) =>
      Number(`1e${first + index * step}`),
    )
  const few = powers(1).flatMap((power) => [power, 2 * power, 5 * power])
  const choices = [1, 2, 3, 4, 6, 10].map((step) => powers(step).filter(inside))
  const FEW_DECADES = 2
  return last - first <= FEW_DECADES ? [few.filter(inside), ...choices] : choices
}

/** Room between two labels side by side. */
const GAP = 22

function fits(ticks: readonly Tick[], direction: AxisSpan['direction']): boolean {
  const sorted = [...ticks].sort((a, b) => a.at - b.at)
  return sorted.every((tick, index) => {
    const next = sorted[index + 1]
    if (next === undefined) return true
    const need =
      direction === 'y' ? LINE_HEIGHT + 4 : (textWidth(tick.text) + textWidth(next.text)) / 2 + GAP
    return next.at - tick.at >= need
  })
}
