import type { BookConfig } from '#schemas/book.ts'
import { type Chart, chartSchema } from '#schemas/chart.ts'
import { checkFields, type FieldCheck, type FieldIssue } from '#authored/check-fields.ts'

/** More points than any screen can show. */
const MAX_POINTS = 5000

/** Checks what a chart module gave: its shape, and what the shape cannot say. */
export function checkChart(value: unknown, book: BookConfig): FieldCheck<Chart> {
  const checked = checkFields<Chart>(chartSchema, value)
  if (checked.kind === 'issues') return checked
  const issues = [...findMissingTexts(checked.value, book), ...findBadValues(checked.value)]
  return issues.length > 0 ? { kind: 'issues', issues } : checked
}

function issue(path: readonly PropertyKey[], reason: string): FieldIssue {
  return { path, field: path.map(String).join('.'), reason }
}

function findMissingTexts({ x, y, series }: Chart, book: BookConfig): FieldIssue[] {
  const texts = [
    { path: ['x', 'label'], text: x.label },
    { path: ['y', 'label'], text: y.label },
    ...series.map(({ name }, index) => ({ path: ['series', index, 'name'], text: name })),
  ]
  return texts.flatMap(({ path, text }) =>
    book.locales
      .filter(({ code }) => text[code] === undefined)
      .map(({ code }) => issue([...path, code], 'is required: the book has this language')),
  )
}

function findBadValues({ x, y, series }: Chart): FieldIssue[] {
  const issues: FieldIssue[] = []
  const positive = (path: readonly PropertyKey[], value: number): void => {
    if (value <= 0) issues.push(issue(path, `${value} has no place on a logarithmic axis`))
  }
  for (const [name, axis] of Object.entries({ x, y }))
    if (axis.scale === 'log')
      for (const [at, tick] of (axis.ticks ?? []).entries()) positive([name, 'ticks', at], tick)
  for (const [at, { points }] of series.entries()) {
    const path = ['series', at, 'points']
    if (points.length > MAX_POINTS)
      issues.push(issue(path, `has ${points.length} points, the limit is ${MAX_POINTS}`))
    for (const [index, point] of points.entries()) {
      const before = points[index - 1]
      if (before !== undefined && before[0] > point[0])
        issues.push(issue([...path, index], `x goes back, from ${before[0]} to ${point[0]}`))
      if (x.scale === 'log') positive([...path, index, 0], point[0])
      if (y.scale === 'log') positive([...path, index, 1], point[1])
    }
  }
  return issues
}
