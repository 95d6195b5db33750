import type { Element, ElementContent } from 'hast'
import { element, findElements, isElement, lineOf, text, textOf } from './hast-nodes.ts'
import { hasClass, isInterface } from './interface-parts.ts'

/** Turns the children of an element to plain ones. */
export type Simplify = (children: readonly ElementContent[]) => ElementContent[]

/** Between the parts of a line that the page sets apart by layout. */
const DOT = ' · '

/** A listing as one block of code, whatever stands between its lines on the page. */
function codeOf(listing: Element): Element | undefined {
  const parts = findElements(listing, ({ tagName }) => tagName === 'pre')
  if (parts.length === 0) return undefined
  const code = parts.map((part) => textOf(part, isInterface)).join('')
  return codeBlock(code, parts[0]?.properties['dataLanguage'] ?? 'ts')
}

/** A block of code, without the line ending of its last line, which the fence adds. */
export function codeBlock(code: string, language: unknown): Element {
  const properties = typeof language === 'string' ? { dataLanguage: language } : {}
  return element('pre', [text(code.replace(/\n$/u, ''))], properties)
}

/** Joins what is left of some parts of a line by dots. */
function dotted(parts: readonly ElementContent[][]): ElementContent[] {
  return parts
    .filter((part) => part.length > 0)
    .flatMap((part, n) => (n ? [text(DOT), ...part] : part))
}

/** Which file and lines, within what, and where upstream has it. */
function captionOf(head: Element, simplify: Simplify): Element {
  const parts = head.children.filter(isElement).map((part) => simplify([part]))
  return element('p', dotted(parts))
}

/**
 * A note as a quotation: its number, kind, lines, author and state, then its text.
 *
 * The number is the page's own words for it, as a screen reader says them.
 */
export function plainNote(note: Element, simplify: Simplify): Element {
  const { ariaLabel, dataLines } = note.properties
  const part = (name: string): Element | undefined =>
    findElements(note, (one) => hasClass(one, name))[0]
  const line = (name: string): string => {
    const found = part(name)
    return found ? lineOf(found, isInterface) : ''
  }
  const head = [line('note-kind'), linesOf(dataLines), line('note-meta')].filter(
    (one) => one !== '',
  )
  const body = part('note-body')
  return element('blockquote', [
    element('p', [
      element('strong', [text(ariaLabel ?? '')]),
      text(head.map((one) => DOT + one).join('')),
    ]),
    ...simplify(body?.children ?? []),
  ])
}

// 97-99, 97-97, 97
const RE_LINES = /^(\d+)(?:-(\d+))?$/u

function linesOf(lines: unknown): string {
  const [, start, end = start] = RE_LINES.exec(String(lines)) ?? []
  if (start === undefined) return ''
  return start === end ? `L${start}` : `L${start}–L${end}`
}

/** An excerpt or a whole file: its caption, its code, then its notes. */
export function plainExcerpt(excerpt: Element, simplify: Simplify): ElementContent[] {
  const isNote = (one: Element): boolean => hasClass(one, 'note')
  const [head] = findElements(excerpt, (one) => hasClass(one, 'excerpt-head'))
  const code = codeOf(excerpt)
  const notes = findElements(excerpt, isNote).map((note) => plainNote(note, simplify))
  return [...(head ? [captionOf(head, simplify)] : []), ...(code ? [code] : []), ...notes]
}
