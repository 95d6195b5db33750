import type { Pick } from './annotate-selection.ts'
import { element } from './composer-element.ts'

const HIGHLIGHT = 'note-quote'

/** The lines a note is about, as the listing shows them, but leading nowhere. */
export function renderQuote({ lines, picked }: Pick, label: string): HTMLElement {
  const code = element('code')
  for (const [index, line] of lines.entries()) {
    const copy = line.cloneNode(true) as HTMLElement
    copy.className = 'l'
    copy.removeAttribute('id')
    copy.dataset['l'] = String(picked.first + index)
    for (const mark of copy.querySelectorAll('.mark')) mark.remove()
    for (const thing of copy.querySelectorAll('a, [tabindex]')) {
      thing.replaceWith(element('span', { class: thing.className }, ...thing.childNodes))
    }
    for (const thing of copy.querySelectorAll('[id], [data-of]')) {
      thing.removeAttribute('id')
      thing.removeAttribute('data-of')
    }
    code.append(copy)
  }
  markPart(code, picked)
  trimIndent(code)
  return element(
    'div',
    {
      class: 'composer-code',
      attributes: { role: 'region', 'aria-label': label, tabindex: '0' },
    },
    element('pre', { class: 'code' }, code),
  )
}

/** There is less room than in the listing; marked parts move along. */
function trimIndent(code: HTMLElement): void {
  const lines = [...code.children]
  const indents = lines
    .map(({ textContent }) => textContent)
    .filter((text) => text.trim() !== '')
    .map((text) => text.length - text.trimStart().length)
  const shared = Math.min(...indents)
  for (const line of lines) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
    let left = shared
    for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
      const text = node as Text
      const blank = text.data.length - text.data.replace(/^[ \t]+/u, '').length
      const cut = Math.min(blank, left)
      text.deleteData(0, cut)
      left = text.data === '' ? left - cut : 0
    }
  }
}

/** Shows which part of the lines was selected, where the browser can. */
function markPart(code: HTMLElement, { lines, start, end }: Pick['picked']): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete(HIGHLIGHT)
  const isWhole = start === 0 && (end === undefined || end >= (lines.at(-1)?.length ?? 0))
  const [first, last] = [code.firstElementChild, code.lastElementChild]
  if (isWhole || !first || !last) return
  const range = document.createRange()
  const [from, to] = [
    findColumn(first, start),
    findColumn(last, end ?? last.textContent.length - 1),
  ]
  if (!from || !to) return
  range.setStart(from.node, from.at)
  range.setEnd(to.node, to.at)
  CSS.highlights.set(HIGHLIGHT, new Highlight(range))
}

function findColumn(line: Element, column: number): { node: Node; at: number } | undefined {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  let left = column
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0
    if (left <= length) return { node, at: left }
    left -= length
  }
  return undefined
}
