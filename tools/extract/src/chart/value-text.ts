import type { ChartAxis } from '#schemas/chart.ts'

/** How exactly a value is written: the digits that matter on an axis, or all there are. */
export type Precision = 'short' | 'full'

const UNITS = [
  { unit: 's', nanoseconds: 1e9 },
  { unit: 'ms', nanoseconds: 1e6 },
  { unit: 'µs', nanoseconds: 1e3 },
  { unit: 'ns', nanoseconds: 1 },
] as const

/** Nobody reads more digits than these off an axis. */
const SHORT_DIGITS = 4
/** Beyond these digits a `number` shows how it was rounded rather than what it says. */
const FULL_DIGITS = 12
/** From here on a row of zeros is no longer taken in at a glance. */
const MANY = 1e6

/** A value of an axis as a reader knows it: `1.28 s`, `1000 s`, `0.5`, `2.5×10⁸`. */
export function renderValue(
  value: number,
  format: ChartAxis['format'],
  precision: Precision,
): string {
  return format === 'duration' ? renderDuration(value, precision) : renderNumber(value, precision)
}

/** @param value - nanoseconds */
function renderDuration(value: number, precision: Precision): string {
  const size = Math.abs(value)
  const fitting = UNITS.find(({ nanoseconds }) => size >= nanoseconds)
  const { unit, nanoseconds } = fitting ?? (value === 0 ? UNITS[0] : UNITS[3])
  return `${renderNumber(value / nanoseconds, precision)} ${unit}`
}

function renderNumber(value: number, precision: Precision): string {
  const digits = precision === 'short' ? SHORT_DIGITS : FULL_DIGITS
  const rounded = Number(value.toPrecision(digits))
  const size = Math.abs(rounded)
  const isPlain = size < MANY || (precision === 'full' && Number.isSafeInteger(rounded))
  return withMinus(isPlain && !/e/u.test(String(rounded)) ? String(rounded) : asPower(rounded))
}

function asPower(value: number): string {
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e')
  const power = `10${superscript(String(Number(exponent)))}`
  return Math.abs(Number(mantissa)) === 1 ? mantissa.replace('1', power) : `${mantissa}×${power}`
}

function superscript(text: string): string {
  const DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
  return text.replaceAll(/[-\d]/gu, (char) => (char === '-' ? '⁻' : (DIGITS[Number(char)] ?? '')))
}

function withMinus(text: string): string {
  return text.replace(/^-/u, '−')
}
