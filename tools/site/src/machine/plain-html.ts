import type { Element, ElementContent, Root } from 'hast'
import { codeBlock, plainExcerpt, plainNote } from './plain-excerpt.ts'
import { element, findElements, isElement, lineOf, text, textOf } from './hast-nodes.ts'
import { hasClass, isInterface } from './interface-parts.ts'

const INLINE: ReadonlySet<string> = new Set([
  'a',
  'abbr',
  'code',
  'em',
  'kbd',
  'span',
  'strong',
  'time',
])

/**
 * Turns a page's content to HTML that Markdown has words for: no interface, code as text, notes and boxes as
 * quotations, figures as what is said of them.
 *
 * @param resolve gives a link's address as it holds anywhere
 */
export function plainContent(
  children: Root['children'] | readonly ElementContent[],
  resolve: (href: string) => string,
): ElementContent[] {
  const simplify = (nodes: readonly ElementContent[]): ElementContent[] =>
    setApart(nodes.filter((node) => !isElement(node) || !isInterface(node))).flatMap((node) =>
      isElement(node) ? plainElement(node) : node.type === 'text' ? [node] : [],
    )
  // Tables have no captions in Markdown.
  const plainTable = (table: Element): ElementContent[] => {
    const captions = table.children.filter((one) => isElement(one) && one.tagName === 'caption')
    const rows = table.children.filter((one) => !captions.includes(one))
    const titles = captions.flatMap((one) => simplify('children' in one ? one.children : []))
    const title = titles.length > 0 ? [element('p', [element('strong', titles)])] : []
    return [...title, element('table', simplify(rows))]
  }
  const plainElement = (node: Element): ElementContent[] => {
    if (hasClass(node, 'excerpt')) return plainExcerpt(node, simplify)
    if (hasClass(node, 'note')) return [plainNote(node, simplify)]
    if (hasClass(node, 'block')) return [element('blockquote', simplify(node.children))]
    if (hasClass(node, 'block-title')) return [blockTitle(node)]
    if (node.tagName === 'pre')
      return [codeBlock(textOf(node, isInterface), node.properties['dataLanguage'])]
    if (node.tagName === 'table') return plainTable(node)
    if (node.tagName === 'summary')
      return [element('p', [element('strong', simplify(node.children))])]
    const picture = pictureOf(node)
    if (picture !== undefined) return [element('p', [text(picture)])]
    if (node.tagName === 'figure') return plainFigure(node, simplify)
    // Spans in code only colour it.
    if (node.tagName === 'code') return [element('code', [text(textOf(node, isInterface))])]
    return [{ ...node, properties: linkOf(node, resolve), children: simplify(node.children) }]
  }
  return simplify(children.filter((child) => isElement(child) || child.type === 'text'))
}

function linkOf(
  { tagName, properties }: Element,
  resolve: (href: string) => string,
): Element['properties'] {
  const { href } = properties
  return tagName === 'a' && typeof href === 'string' ? { href: resolve(href) } : {}
}

/** What stands for a drawing: its label, for whoever cannot see it. */
function pictureOf({ properties }: Element): string | undefined {
  const { role, ariaLabel } = properties
  return role === 'img' && typeof ariaLabel === 'string' ? ariaLabel : undefined
}

/** A figure's caption, then what it shows. */
function plainFigure(
  figure: Element,
  simplify: (nodes: readonly ElementContent[]) => ElementContent[],
): ElementContent[] {
  const isCaption = (one: Element): boolean => one.tagName === 'figcaption'
  const [caption] = findElements(figure, isCaption)
  const line = caption && lineOf({ ...caption, children: setApart(caption.children) }, isInterface)
  const body = figure.children.filter((child) => child !== caption)
  const title = line ? [element('p', [element('strong', [text(line)])])] : []
  return [...title, ...simplify(body)]
}

/** What kind of box it is, what is said of it, and its title. */
function blockTitle({ children }: Element): Element {
  const parts = children.map((child) => lineOf(child, isInterface)).filter((part) => part !== '')
  return element('p', [element('strong', [text(parts.join(' · '))])])
}

/** Puts a space between neighbours that only the page's layout keeps apart. */
function setApart(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, n) => {
    const before = nodes[n - 1]
    return before && isLabel(before, node) ? [text(' '), node] : [node]
  })
}

function isLabel(one: ElementContent, other: ElementContent): boolean {
  if (!isElement(one) || !isElement(other)) return false
  if (!INLINE.has(one.tagName) && !INLINE.has(other.tagName)) return false
  if (one.tagName === 'a' && other.tagName === 'a') return true
  return one.tagName === 'span' || other.tagName === 'span'
}
