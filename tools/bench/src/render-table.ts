import type { BenchRow } from './bench-row.ts'

const HEADER = ['what', 'ours', 'peer', 'ratio', 'budget', 'ok'] as const

/** The rows as a Markdown table. */
export function renderTable(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => [
    row.what,
    format(row.ours),
    row.theirs === undefined ? row.peer : `${format(row.theirs)} (${row.peer})`,
    row.ratio.toFixed(2),
    `≤ ${format(row.budget)}`,
    row.ok ? '✓' : '✗',
  ])
  const all = [[...HEADER], ...lines]
  const widths = HEADER.map((_, column) =>
    Math.max(...all.map((cells) => (cells[column] ?? '').length)),
  )
  const print = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
  return [print(HEADER), rule, ...lines.map(print)].join('\n')
}

/** Three significant digits, without exponents: `0.0123`, `1.46`, `10400`. */
export function format(value: number): string {
  if (value === 0) return '0'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toFixed(Math.min(digits, 6))
}
