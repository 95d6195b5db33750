import type { Words } from '../lib/words.ts'
import { markRuns } from '../lib/search/excerpts.ts'
import type { Hit, Reason, Run, Spot } from '../lib/search/search-api.ts'

/** Makes an element with a class and children; strings become text, never HTML. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

/** Text with its matches marked. */
export function renderRuns(runs: readonly Run[]): (Node | string)[] {
  return runs.map(({ text, marked }) => (marked ? element('mark', '', text) : text))
}

function link(url: string, className: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const made = element('a', className, ...children)
  made.href = url
  return made
}

/** Why a page was found, where that is not plain to see. */
function explain(reason: Reason, t: Words): string {
  switch (reason.kind) {
    case 'identifier': {
      return ''
    }
    case 'literal': {
      return reason.count > 1 ? t('search.times', { count: reason.count }) : ''
    }
    case 'synonym': {
      return t('search.synonym', { name: reason.name })
    }
    case 'parts': {
      return t('search.parts')
    }
    case 'related': {
      return t('search.related')
    }
  }
}

function kindOf({ type, symbol }: Hit, t: Words): string {
  if (symbol) return t(`kind.${symbol.kind}`)
  return type === 'symbol' ? t('search.symbol') : t(`search.one.${type}`)
}

function renderHead(hit: Hit, t: Words): HTMLElement {
  const name = element(
    hit.type === 'symbol' || hit.type === 'source' ? 'code' : 'span',
    'hit-title',
    ...renderRuns(markRuns(hit.title, hit.words)),
  )
  const head = element('span', 'hit-head', name, ' ', element('span', 'hit-kind', kindOf(hit, t)))
  if (hit.symbol?.exported === false)
    head.append(' ', element('span', 'hit-kind', t('search.internal')))
  const reason = explain(hit.reason, t)
  if (reason) head.append(' ', element('span', `hit-reason ${hit.reason.kind}`, reason))
  return head
}

function excerpt(spot: Spot): HTMLElement {
  return element('span', 'hit-excerpt', ...renderRuns(spot.runs))
}

function renderSpot(spot: Spot, { words, title }: Hit): HTMLElement {
  const inside: HTMLElement[] = []
  if (spot.title !== '' && spot.title !== title)
    inside.push(element('span', 'hit-section', ...renderRuns(markRuns(spot.title, words))))
  if (spot.runs.length > 0) inside.push(excerpt(spot))
  return element('li', '', link(spot.url, '', ...inside))
}

/** Whether the words around a match are a record's: spellings to be found by, nothing to be read. */
function isRecord({ type, reason }: Hit): boolean {
  return type === 'symbol' && reason.kind === 'related'
}

/** An entry of the list of results. Everything from the index is put in as text. */
export function renderHit(hit: Hit, t: Words): HTMLLIElement {
  const main = link(hit.url, '', renderHead(hit, t))
  if (hit.trail.length > 0) main.append(' ', element('span', 'hit-trail', hit.trail.join(' › ')))
  // A match above the first heading is the page's own.
  const own = hit.spots.filter(({ url }) => url === hit.url && !isRecord(hit))
  for (const spot of own) if (spot.runs.length > 0) main.append(' ', excerpt(spot))
  const item = element('li', hit.type === 'symbol' ? 'hit symbol' : 'hit', main)
  const spots = hit.spots.filter(({ url }) => url !== hit.url)
  if (spots.length > 0)
    item.append(element('ul', 'hit-spots', ...spots.map((spot) => renderSpot(spot, hit))))
  return item
}
