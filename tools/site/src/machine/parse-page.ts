import type { Element, ElementContent } from 'hast'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

/** The attributes that say anything about a page's text, and their names in hast. */
const PROPERTIES: ReadonlyMap<string, string> = new Map([
  ['aria-label', 'ariaLabel'],
  ['data-language', 'dataLanguage'],
  ['data-lines', 'dataLines'],
  ['hidden', 'hidden'],
  ['href', 'href'],
  ['popover', 'popover'],
  ['role', 'role'],
])

/**
 * Parses HTML as a browser does, to elements with the few attributes that the twins are made from. Without the
 * others and without positions, which the tools of unified would keep, a thousand pages take seconds.
 */
export function parsePage(html: string): ElementContent[] {
  return convertAll(parseFragment(html))
}

function convertAll({ childNodes }: DefaultTreeAdapterTypes.ParentNode): ElementContent[] {
  return childNodes.flatMap((node): ElementContent[] => {
    if ('value' in node) return [{ type: 'text', value: node.value }]
    return 'tagName' in node ? [convert(node)] : []
  })
}

function convert(node: DefaultTreeAdapterTypes.Element): Element {
  const properties: Element['properties'] = {}
  for (const { name, value } of node.attrs) {
    if (name === 'class') properties.className = value.split(/\s+/u).filter((one) => one !== '')
    const known = PROPERTIES.get(name)
    if (known !== undefined) properties[known] = value
  }
  return { type: 'element', tagName: node.tagName, properties, children: convertAll(node) }
}
