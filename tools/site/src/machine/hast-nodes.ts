import type { Element, ElementContent, Nodes, Text } from 'hast'

/** A text node. */
export function text(value: string): Text {
  return { type: 'text', value }
}

/** An element without attributes but the ones given. */
export function element(
  tagName: string,
  children: readonly ElementContent[],
  properties: Element['properties'] = {},
): Element {
  return { type: 'element', tagName, properties, children: [...children] }
}

/** Whether a node is an element. */
export function isElement(node: Nodes): node is Element {
  return node.type === 'element'
}

/** The elements below a node, itself included, that `matches` accepts; not those inside of one found. */
export function findElements(node: Nodes, matches: (one: Element) => boolean): Element[] {
  if (isElement(node) && matches(node)) return [node]
  return 'children' in node ? node.children.flatMap((child) => findElements(child, matches)) : []
}

/** A node's text without that of the elements `skips` accepts. */
export function textOf(node: Nodes, skips: (one: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value
  if (!('children' in node) || (isElement(node) && skips(node))) return ''
  return node.children.map((child) => textOf(child, skips)).join('')
}

/** {@link textOf} on one line. */
export function lineOf(node: Nodes, skips?: (one: Element) => boolean): string {
  return textOf(node, skips).replaceAll(/\s+/gu, ' ').trim()
}
