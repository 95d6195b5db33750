import type { Element, Root } from 'hast'
import type { Code, Nodes, Paragraph, PhrasingContent, Root as Markdown } from 'mdast'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { findElements, lineOf, textOf } from './hast-nodes.ts'
import { isInterface } from './interface-parts.ts'
import { parsePage } from './parse-page.ts'
import { plainContent } from './plain-html.ts'

/** A built page, as its twin needs it. */
export interface TwinPage {
  html: string
  /** The page's full address. */
  address: URL
  /** The twins in the book's other languages. */
  translations: readonly { label: string; twin: URL }[]
}

/** The Markdown of a page. */
export interface Twin {
  title: string
  markdown: string
}

const RE_MAIN = /<main\b[\s\S]*<\/main>/u

const converter = unified().use(rehypeRemark, { handlers: { pre: plainCode } })
const printer = unified()
  .use(remarkGfm)
  .use(remarkStringify, { bullet: '-', emphasis: '*', fence: '`', fences: true, rule: '-' })

/**
 * A page's text as Markdown. Links lead to pages, not to their twins, since only pages have the places that
 * links point at; a page's twin is `index.md` beside it.
 *
 * @returns the Markdown, or `undefined` when the page has no content of its own, as a redirect
 * @throws Error when the page has no title
 */
export function buildTwin({ html, address, translations }: TwinPage): Twin | undefined {
  const { 0: main, index: head } = RE_MAIN.exec(html) ?? { index: 0 }
  if (main === undefined || html.slice(0, head).includes('http-equiv="refresh"')) return undefined
  const tree: Root = { type: 'root', children: parsePage(main) }
  const isTitle = ({ tagName }: Element): boolean => tagName === 'h1'
  const [title] = findElements(tree, isTitle)
  if (!title) throw new Error(`${address.pathname} has no title.`)
  const name = lineOf(title, isInterface)
  title.tagName = 'template'
  const body: Root = { type: 'root', children: plainContent(tree.children, resolver(address)) }
  const markdown = converter.runSync(body)
  const whole = withFront(markdown, name, { address, translations })
  return { title: name, markdown: printer.stringify(whole) }
}

/** Addresses on this site begin at its root; others stay whole. */
function resolver(address: URL): (href: string) => string {
  return (href) => {
    const target = new URL(href, address)
    if (target.origin !== address.origin) return target.href
    return target.pathname + target.search + target.hash
  }
}

/** A block of code with every line it has; the stock handler drops empty ones at its end. */
function plainCode(_state: unknown, node: Element): Code {
  const { dataLanguage } = node.properties
  const lang = typeof dataLanguage === 'string' ? dataLanguage : null
  return { type: 'code', lang, value: textOf(node) }
}

function withFront(
  { children }: Markdown,
  title: string,
  { address, translations }: Omit<TwinPage, 'html'>,
): Markdown {
  const links = translations.map(({ label, twin }) => link(label, twin.href))
  const front: PhrasingContent[] = [link(address.href, address.href), ...links]
  const line: Paragraph = {
    type: 'paragraph',
    children: front.flatMap((one, n) => (n ? [{ type: 'text', value: ' · ' }, one] : [one])),
  }
  const heading: Nodes = { type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }
  return { type: 'root', children: [heading, line, ...children] }
}

function link(label: string, url: string): PhrasingContent {
  return { type: 'link', url, children: [{ type: 'text', value: label }] }
}
