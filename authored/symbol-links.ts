import type { InlineCode, Node, PhrasingContent, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'

/** ``[`text`]`` or ``[`text`][target]`` */
export interface SymbolLinkNode extends Node {
  type: 'symbolLink'
  text: string
  target?: string
}

declare module 'mdast' {
  interface PhrasingContentMap {
    symbolLink: SymbolLinkNode
  }
  interface RootContentMap {
    symbolLink: SymbolLinkNode
  }
}

/** Something written almost like a symbol link. */
export interface BrokenSymbolLink {
  text: string
  line: number
}

/**
 * Turns ``[`Name`]`` and ``[`text`][id]`` into symbol links, in place. To Markdown these are brackets around
 * code, since no definition stands behind them; `source` tells written brackets from escaped ones.
 */
export function markSymbolLinks(tree: Root, source: string): BrokenSymbolLink[] {
  const broken: BrokenSymbolLink[] = []
  visit(tree, 'inlineCode', (node, index, parent) => {
    if (parent === undefined || index === undefined) return
    // Brackets of a link that is one by Markdown's own rules.
    if (parent.type === 'link' || parent.type === 'linkReference') return
    const bracketed = findBrackets(node, source)
    if (bracketed === undefined) return
    const siblings = parent.children as PhrasingContent[]
    const before = siblings[index - 1]
    const after = siblings[index + 1]
    const isWhole =
      bracketed.isClosed &&
      before?.type === 'text' &&
      before.value.endsWith('[') &&
      after?.type === 'text' &&
      after.value.startsWith(bracketed.rest)
    if (!isWhole) {
      broken.push({ text: bracketed.text, line: node.position?.start.line ?? 1 })
      return
    }
    trim(before, 0, before.value.length - 1)
    trim(after, bracketed.rest.length, after.value.length)
    const link: SymbolLinkNode = {
      type: 'symbolLink',
      text: node.value,
      ...(bracketed.target === undefined ? {} : { target: bracketed.target }),
      ...(node.position ? { position: node.position } : {}),
    }
    siblings.splice(index, 1, link)
  })
  return broken
}

function trim(node: Text, start: number, end: number): void {
  node.value = node.value.slice(start, end)
}

interface Brackets {
  /** As written, for messages. */
  text: string
  /** What of the source follows the code: `]` or `][id]`. */
  rest: string
  target?: string
  isClosed: boolean
}

/** The brackets around a code span, as far as the source has them. */
function findBrackets(node: InlineCode, source: string): Brackets | undefined {
  const start = node.position?.start.offset ?? 0
  const end = node.position?.end.offset ?? 0
  if (source[start - 1] !== '[' || source[end] !== ']' || source[start - 2] === '\\')
    return undefined
  if (source[start - 2] === '!') return undefined
  if (source[end + 1] !== '[')
    return { text: source.slice(start - 1, end + 1), rest: ']', isClosed: true }
  const length = findLabelLength(source.slice(end + 1))
  const rest = source.slice(end, end + 1 + length)
  const text = source.slice(start - 1, end + 1 + length)
  if (!rest.endsWith(']')) return { text, rest, isClosed: false }
  return { text, rest, target: rest.slice(2, -1).trim(), isClosed: true }
}

/** Length of `[…]` at the start of `text`, inner brackets counted; up to the line's end when it is not closed. */
function findLabelLength(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\n') return at
    if (text[at] === '[') depth += 1
    if (text[at] === ']') depth -= 1
    if (depth === 0) return at + 1
  }
  return text.length
}
