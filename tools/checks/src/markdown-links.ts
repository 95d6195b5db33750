import type { Definition, Heading, Image, Link, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** A link as written, with the 1-based line it stands on. */
export interface MarkdownLink {
  readonly url: string
  readonly line: number
}

/** What a Markdown file points at and what can be pointed at in it. */
export interface MarkdownFile {
  readonly links: readonly MarkdownLink[]
  /** Fragments of its headings, without `#`. */
  readonly anchors: ReadonlySet<string>
}

// "Adding a port", "三个集合 {#three-sets}"
const RE_HEADING_ID = /\s*\{#([^}\s]+)\}\s*$/u
const RE_NOT_IN_SLUG = /[^\p{L}\p{N}\p{M}\s_-]/gu

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter)

/** The fragment a forge gives a heading: lower case, punctuation dropped, spaces turned into dashes. */
export function headingAnchor(text: string): string {
  const authored = RE_HEADING_ID.exec(text)?.[1]
  if (authored !== undefined) return authored
  return text.toLowerCase().replaceAll(RE_NOT_IN_SLUG, '').trim().replaceAll(/\s/gu, '-')
}

/** Reads the links and heading anchors of a Markdown text. */
export function parseMarkdownFile(text: string): MarkdownFile {
  const tree: Root = parser.parse(text)
  const links: MarkdownLink[] = []
  const anchors = new Set<string>()
  visit(tree, (node) => {
    if (node.type === 'heading') addAnchor(anchors, node)
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') {
      links.push(toLink(node))
    }
  })
  return { links, anchors }
}

function toLink(node: Link | Image | Definition): MarkdownLink {
  return { url: node.url, line: node.position?.start.line ?? 1 }
}

/** A heading's text that occurs twice gets `-1`, `-2` … appended. */
function addAnchor(anchors: Set<string>, node: Heading): void {
  const base = headingAnchor(toString(node))
  let anchor = base
  for (let n = 1; anchors.has(anchor); n += 1) anchor = `${base}-${n}`
  anchors.add(anchor)
}
