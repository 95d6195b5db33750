import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import type { SymbolLinkNode } from '#authored/symbol-links.ts'
import type { BookBlock } from '../load/book-nodes.ts'
import { rawMdx } from './mdx.ts'
import { renderTag } from './jsx.ts'
import { simplifySpans } from './spans.ts'
import type { TextContext } from './page-context.ts'
import { relativeUrl } from './page-url.ts'
import { hoistTerm, weaveText, wrapTerm } from './weave-term.ts'

/** Turns a block of the book into what stands for it on the page. */
export type BlockWeaver = (node: BookBlock, context: TextContext) => RootContent[]

const BLOCKS = [
  'answer',
  'aside',
  'chart',
  'claim',
  'contents',
  'excerpt',
  'exercise',
  'figure',
  'graph',
  'parity',
]

function isBookBlock(node: Nodes): node is BookBlock {
  return BLOCKS.includes(node.type)
}

/** Copies of `nodes` in which links lead somewhere, symbols are components and blocks are woven. */
export function weaveNodes(
  nodes: readonly Nodes[],
  context: TextContext,
  weaveBlock: BlockWeaver,
  around: readonly string[] = [],
): RootContent[] {
  const { page, references } = context
  return simplifySpans(nodes, around).flatMap((node): RootContent[] => {
    if (isBookBlock(node)) return weaveBlock(node, context)
    if (node.type === 'symbolLink') return weaveSymbol(node, context)
    const at = node.position?.start.offset ?? -1
    const term = references.terms[at]
    if (node.type === 'link' && term !== undefined)
      return wrapTerm(term, weaveNodes(node.children, context, weaveBlock, around), page)
    if (node.type === 'text') return weaveText(node, references.uses[at] ?? [], page)
    return hoistTerm(weaveNode(node, context, weaveBlock, around) as PhrasingContent)
  })
}

function weaveNode(
  node: Nodes,
  context: TextContext,
  weaveBlock: BlockWeaver,
  around: readonly string[],
): Nodes {
  const copy = { ...node }
  if (copy.type === 'link' || copy.type === 'definition') {
    const target = context.references.pages[node.position?.start.offset ?? -1]
    const { slug } = context.page.chapter.source.front
    copy.url = target ? relativeUrl(slug, target) : escapeUrl(copy.url)
  }
  if ('children' in copy)
    copy.children = weaveNodes(copy.children, context, weaveBlock, [...around, copy.type])
  if (copy.type === 'heading' && copy.data?.sectionId !== undefined)
    copy.children = [...copy.children, rawMdx(` {#${copy.data.sectionId}}`)]
  return copy
}

/** Characters that have a meaning in MDX have none in addresses. */
function escapeUrl(url: string): string {
  return url.replace(/[{}<>]/gu, (char) => encodeURIComponent(char))
}

function weaveSymbol(
  { text, position }: SymbolLinkNode,
  { page, references }: TextContext,
): PhrasingContent[] {
  const code: PhrasingContent = { type: 'inlineCode', value: text }
  const id = references.symbols[position?.start.offset ?? -1]
  if (id === undefined) return [code]
  page.used.add('Sym')
  return [rawMdx(renderTag('Sym', { id })), code, rawMdx('</Sym>')]
}
