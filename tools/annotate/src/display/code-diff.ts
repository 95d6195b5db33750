import { renderDiff } from '../../../extract/src/emit/line-diff.ts'
import type { Paint } from './paint.ts'

/** Old and new code as a unified diff without file names; empty when nothing differs. */
export function renderCodeDiff(before: string, after: string, paint: Paint): string {
  const HEADER_LINES = 2
  return renderDiff('code', before, after)
    .split('\n')
    .slice(HEADER_LINES)
    .filter((line) => line !== '')
    .map((line) => {
      if (line.startsWith('+')) return paint('added', line)
      if (line.startsWith('-')) return paint('removed', line)
      return line.startsWith('@@') ? paint('dim', line) : line
    })
    .join('\n')
}
