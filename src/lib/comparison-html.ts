import type { ComparedRow } from './code-comparison.ts'
import { escapeHtml } from './html-text.ts'

/**
 * Prints the code of one side of a comparison, as many lines as the other has. A template would put its own line breaks between
 * the elements, and inside `<pre>` those show.
 *
 * @param skipLabel says how many equal lines are left out
 */
export function renderSide(
  rows: readonly ComparedRow[],
  side: 'before' | 'after',
  skipLabel: (count: number) => string,
): string {
  return `<code>${rows.map((row) => renderRow(row, side, skipLabel)).join('')}</code>`
}

function renderRow(
  row: ComparedRow,
  side: 'before' | 'after',
  skipLabel: (count: number) => string,
): string {
  if (row.kind === 'skip')
    return `<span class="d skip">${escapeHtml(skipLabel(row.count))}\n</span>`
  const line = row[side]
  if (!line) return '<span class="d blank" aria-hidden="true">\n</span>'
  const [tag, change] = !line.changed
    ? ['span', '']
    : side === 'before'
      ? ['del', ' gone']
      : ['ins', ' new']
  return `<${tag} class="d${change}${line.quoted ? ' q' : ''}">${escapeHtml(line.text)}\n</${tag}>`
}
