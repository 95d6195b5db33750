import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Problem } from '#schemas/problem.ts'
import type { References } from './anchored.ts'
import { TERM_SCHEME } from './term-links.ts'
import { type LinkOrigin, type Pages, resolveLink } from './page-links.ts'
import type { SymbolResolution, SymbolResolver } from './symbol-resolver.ts'

/** What resolving the references of one text needs. */
export interface ReferenceContext {
  origin: Omit<LinkOrigin, 'place'>
  /** The port whose symbols are meant first. */
  port: string | undefined
  resolver: SymbolResolver
  pages: Pages
  /** Hears of links that lead nowhere. */
  onLink: (problem: Problem) => void
  /** Hears of symbol links that lead nowhere, with their line. */
  onSymbol: (
    name: string,
    resolution: Exclude<SymbolResolution, { kind: 'found' }>,
    line: number | undefined,
  ) => void
}

/** Resolves the symbol links and page links of a tree. Links to terms are for chapters, which resolve them apart. */
export function resolveReferences(tree: Root, context: ReferenceContext): References {
  const references: References = { symbols: {}, pages: {}, terms: {}, uses: {} }
  visit(tree, (node) => {
    const start = node.position?.start
    const at = start?.offset
    if (at === undefined) return
    if (node.type === 'symbolLink') {
      const name = node.target ?? node.text
      const found = context.resolver.resolve(name, context.port)
      if (found.kind === 'found') references.symbols[at] = found.symbol.id
      else context.onSymbol(name, found, start?.line)
    }
    if (node.type !== 'link' && node.type !== 'definition') return
    const isTerm = node.type === 'link' && node.url.startsWith(TERM_SCHEME)
    if (isTerm && context.origin.chapter) return
    const place = { file: context.origin.file, line: start?.line }
    const target = resolveLink(node.url, { ...context.origin, place }, context.pages)
    if (target === 'external') return
    if ('code' in target) context.onLink(target)
    else references.pages[at] = target
  })
  return references
}
