import { unescapeHtml } from '../lib/html-text.ts'
import { type Hit, readExcerpt } from '../lib/search-rank.ts'

function element(tag: string, className: string, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag)
  made.className = className
  made.append(...children)
  return made
}

function link(url: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const made = document.createElement('a')
  made.href = url
  made.append(...children)
  return made
}

function excerpt(html: string): HTMLElement {
  const runs = readExcerpt(html, unescapeHtml)
  const nodes = runs.map(({ text, marked }) => (marked ? element('mark', '', text) : text))
  return element('span', 'hit-excerpt', ...nodes)
}

/** One entry of the list of results. Everything from the index is put in as text. */
export function renderHit(hit: Hit): HTMLElement {
  if (hit.kind !== undefined) {
    const name = element('code', 'hit-title', hit.title)
    const kind = element('span', 'hit-kind', hit.kind)
    const place = element('span', 'hit-place', hit.place ?? '')
    return element('li', 'hit symbol', link(hit.url, name, ' ', kind, ' ', place))
  }
  const page = link(hit.url, element('span', 'hit-title', hit.title))
  // A section says where the match is; the page's own excerpt would only repeat the first one's.
  if (hit.sections.length === 0) page.append(excerpt(hit.excerpt))
  const sections = hit.sections.map((one) =>
    element(
      'li',
      '',
      link(one.url, element('span', 'hit-section', one.title), excerpt(one.excerpt)),
    ),
  )
  const item = element('li', 'hit', page)
  if (sections.length > 0) item.append(element('ul', 'hit-sections', ...sections))
  return item
}
