import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'td', 'th', 'dt', 'summary'])
const TAGS = new Set(['script', 'style', 'template', 'svg', 'button', 'copy-code', 'dialog', 'nav'])
const CLASSES = [
  'badge',
  'note-links',
  'self',
  'keys',
  'page-footer',
  'chapter-sections',
  'chapter-counts',
]

/** What is to be read on a page, taken from its HTML. */
export interface PageText {
  /** Every paragraph, heading and cell, and what stands outside of them; white space taken out. */
  blocks: string[]
  /** Every excerpt and whole file, its lines joined. */
  listings: string[]
  /** Attributes `id` of all elements. */
  ids: Set<string>
}

/** White space and the dots between parts of a line taken out. */
export function squeeze(text: string): string {
  return text.replaceAll(/[\s·]+/gu, '')
}

/** Reads a page's main content. */
export function readPageText(html: string): PageText {
  const page: PageText = { blocks: [], listings: [], ids: new Set() }
  const walk = (node: Node, main: boolean): void => {
    if (node.nodeName === '#text' && 'value' in node && main) page.blocks.push(squeeze(node.value))
    if (!('childNodes' in node)) return
    if (!('tagName' in node)) {
      for (const child of node.childNodes) walk(child, main)
      return
    }
    const id = attribute(node, 'id')
    if (id !== undefined) page.ids.add(id)
    const shown = (main || node.tagName === 'main') && !isInterface(node)
    if (shown && hasClass(node, 'excerpt')) page.listings.push(codeOf(node))
    const taken = shown && (BLOCKS.has(node.tagName) || node.tagName === 'pre')
    if (taken && node.tagName !== 'pre') page.blocks.push(squeeze(textOf(node)))
    for (const child of node.childNodes) walk(child, shown && !taken)
  }
  walk(parse(html), false)
  page.blocks = page.blocks.filter((block) => block !== '')
  return page
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value
}

function hasClass(element: Element, name: string): boolean {
  return attribute(element, 'class')?.split(' ').includes(name) ?? false
}

function isInterface(element: Element): boolean {
  if (TAGS.has(element.tagName) || attribute(element, 'popover') !== undefined) return true
  if (attribute(element, 'hidden') !== undefined) return true
  return CLASSES.some((name) => hasClass(element, name))
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value
  if (!('childNodes' in node) || ('tagName' in node && isInterface(node))) return ''
  return node.childNodes.map(textOf).join('')
}

function codeOf(node: Node): string {
  if ('tagName' in node && node.tagName === 'pre') return textOf(node)
  return 'childNodes' in node ? node.childNodes.map(codeOf).join('') : ''
}
