import { toDom } from 'hast-util-to-dom'
import type { ElementContent, Properties } from 'hast'
import type { Link, Root } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import type { SymbolLinkNode } from '#authored/symbol-links.ts'
import type { AnnotateNames } from '#schemas/annotate-file.ts'
import { resolveName, resolvePage } from '../lib/composer/link-check.ts'
import { type Place, chapterUrl, definitionUrl, symbolUrl } from '../lib/urls.ts'

/** What the links of a note are resolved against. */
export interface PreviewContext {
  port: string
  names: AnnotateNames
  place: Place
  /** What is said of a name that means nothing. */
  unknown: string
}

/**
 * A guarded body as nodes of the page. HTML never comes through: the guard refuses it, and what turns Markdown into
 * elements drops it.
 */
export function renderBody(tree: Root, context: PreviewContext): Node {
  const hast = toHast(tree, {
    handlers: {
      symbolLink: (_: State, node: SymbolLinkNode) => symbolLink(node, context),
      link: (state: State, node: Link) => pageLink(state, node, context),
    },
  })
  return toDom(hast, { fragment: true })
}

/** What is looked up opens beside the composer. */
const BESIDE: Properties = { target: '_blank', rel: ['noopener'] }

function symbolLink(
  node: SymbolLinkNode,
  { port, names, place, unknown }: PreviewContext,
): ElementContent {
  const code = (properties: Properties): ElementContent => ({
    type: 'element',
    tagName: 'code',
    properties,
    children: [{ type: 'text', value: node.text }],
  })
  const found = resolveName(node.target ?? node.text, port, names)
  if (found.kind !== 'found') return code({ className: ['unknown'], title: unknown })
  const { id, paged } = found.symbol
  const href = paged ? symbolUrl(place, id) : definitionUrl(place, id)
  const properties: Properties = { className: ['sym'], href, ...BESIDE }
  return { type: 'element', tagName: 'a', properties, children: [code({})] }
}

function pageLink(state: State, node: Link, { names, place }: PreviewContext): ElementContent {
  const children = state.all(node)
  const title = node.title == null ? {} : { title: node.title }
  const href = node.url.startsWith('/') ? findPage(node.url, place, names) : node.url
  const properties: Properties = { ...title, ...(href === undefined ? {} : { href, ...BESIDE }) }
  return { type: 'element', tagName: 'a', properties, children }
}

function findPage(url: string, place: Place, names: AnnotateNames): string | undefined {
  const codes = place.locales.map(({ code }) => code)
  const page = resolvePage(url, codes, names)
  if (typeof page === 'string') return undefined
  const anchor = page.section === undefined ? '' : `#${page.section}`
  return `${chapterUrl(place, page.slug)}${anchor}`
}
