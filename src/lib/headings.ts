import { escapeHtml, unescapeHtml } from './html-text.ts'

/** What goes beside the headings of a page. */
export interface HeadingMarks {
  /** Text of a section's self-link for screen readers, from the heading's text. */
  anchorLabel: (title: string) => string
  /** Ids of sections whose source changed after they were translated. */
  stale: ReadonlySet<string>
  /** What to say below such a heading. */
  staleNotice: string
}

// <h2 id="three-sets">三个<code>集合</code></h2>
const RE_HEADING = /<h([2-4]) id="([^"]+)">([\s\S]*?)<\/h\1>/gu

/** Gives every section heading a link to itself, and a stale one its mark. */
export function markHeadings(html: string, marks: HeadingMarks): string {
  return html.replaceAll(RE_HEADING, (_, depth: string, id: string, inner: string) => {
    const title = unescapeHtml(inner.replaceAll(/<[^>]+>/gu, ''))
    const label = escapeHtml(marks.anchorLabel(title))
    const link = `<a class="self" href="#${id}" aria-label="${label}"></a>`
    const notice = marks.stale.has(id)
      ? `<p class="stale" data-pagefind-ignore data-stale="${id}">${escapeHtml(marks.staleNotice)}</p>`
      : ''
    return `<div class="heading"><h${depth} id="${id}">${inner}</h${depth}>${link}</div>${notice}`
  })
}
