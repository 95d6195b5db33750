import { escapeHtml } from './html-text.ts'
import type { ListingLine, NoteMark } from './listing-view.ts'

/** How lines are printed. */
export interface LineStyle {
  /** Every line gets an id, `L12`, and is counted by the stylesheet; else it carries its number. */
  whole: boolean
  /** What the number of a note says to a screen reader. */
  markLabel: (number: number) => string
}

/**
 * Prints the lines of one piece of a listing. A template would put its own line breaks between the elements,
 * and inside `<pre>` those show.
 */
export function renderLines(lines: readonly ListingLine[], style: LineStyle): string {
  return lines.map((line) => renderOne(line, style)).join('')
}

function renderOne({ number, html, marks, quoted }: ListingLine, style: LineStyle): string {
  const attribute = style.whole ? `id="L${number}"` : `data-l="${number}"`
  const badges = marks.map((mark) => renderMark(mark, style)).join('')
  // The newline stays inside: what is copied or indexed must not run two lines together.
  return `<span class="l${quoted ? ' q' : ''}" ${attribute}>${html}${badges}\n</span>`
}

function renderMark({ id, number }: NoteMark, { markLabel }: LineStyle): string {
  const label = escapeHtml(markLabel(number))
  return `<a class="badge mark" id="${id}-line" href="#${id}" aria-label="${label}" data-n="${number}"></a>`
}
