import { defaultTreeAdapter, parse, serialize, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element
type ChildNode = DefaultTreeAdapterTypes.ChildNode

/** A page in two states, both as the same serializer writes them. */
export interface PlainTwin {
  /** The page as it is. */
  readonly html: string
  /** The page as Shiki alone would leave it: no links in code, no hover cards. */
  readonly plain: string
}

/** Attributes that identifiers have for links and cards. */
const ADDED = ['href', 'id', 'data-of', 'tabindex', 'aria-describedby']

/** The page and its plain twin; undefined when it has no hover cards. */
export function plainTwin(html: string): PlainTwin | undefined {
  const document = parse(html)
  const cards = [...elements(document)].filter(isForCards)
  if (cards.length === 0) return undefined
  const whole = serialize(document)
  for (const card of cards) defaultTreeAdapter.detachNode(card)
  for (const code of [...elements(document)].filter((one) => hasClass(one, 'code'))) unlink(code)
  return { html: whole, plain: serialize(document) }
}

/** What stands in a page only for its hover cards: their data, their script, and the hint on keys. */
function isForCards(element: Element): boolean {
  if (get(element, 'id') === 'code-keys') return true
  if (element.tagName !== 'script') return false
  return hasClass(element, 'hovers') || /\/HoverData\./u.test(get(element, 'src') ?? '')
}

/** Makes links in code what Shiki writes: a span where the token has a colour, text where it has none. */
function unlink(parent: Element): void {
  const { childNodes } = parent
  const children: ChildNode[] = childNodes.flatMap((node) => {
    if (!('tagName' in node)) return [node]
    const coloured = get(node, 'class')?.startsWith('tk-') ?? false
    if (!coloured && isPlainLink(node)) return node.childNodes
    if (!coloured) {
      unlink(node)
      return [node]
    }
    const attrs = node.attrs.filter(({ name }) => !ADDED.includes(name))
    return [{ ...node, tagName: 'span', nodeName: 'span', attrs }]
  })
  parent.childNodes = mergeTokens(children)
}

/** An identifier without a colour, a link or there to be found by a card; numbers of notes have a class. */
function isPlainLink(element: Element): boolean {
  if (get(element, 'class') !== undefined) return false
  return element.tagName === 'a' || get(element, 'data-of') !== undefined
}

/** Tokens of one colour side by side, which links had kept apart, are one. */
function mergeTokens(nodes: readonly ChildNode[]): ChildNode[] {
  const merged: ChildNode[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (isToken(last) && isToken(node) && get(last, 'class') === get(node, 'class'))
      merged[merged.length - 1] = { ...last, childNodes: [...last.childNodes, ...node.childNodes] }
    else merged.push(node)
  }
  return merged
}

function isToken(node: ChildNode | undefined): node is Element {
  return node !== undefined && 'tagName' in node && (get(node, 'class')?.startsWith('tk-') ?? false)
}

function hasClass(element: Element, name: string): boolean {
  return get(element, 'class')?.split(' ').includes(name) ?? false
}

function get({ attrs }: Element, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value
}

function* elements(node: Node): Generator<Element> {
  if ('tagName' in node) yield node
  if (!('childNodes' in node)) return
  for (const child of node.childNodes) yield* elements(child)
}
