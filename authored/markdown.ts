import type { Root } from 'mdast'
import type { Directives } from 'mdast-util-directive'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { type Processor, unified } from 'unified'

/** Re-exported so that only this file knows which library parses directives. */
export type { Directives }

const parser = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(withoutTextDirectives)
  .freeze()

/**
 * Markdown with GFM, YAML front matter and block directives, positions included. Directives within a line are
 * not syntax: `key:value` and `8080:80` stay the text they look like.
 */
export function parseMarkdown(text: string): Root {
  return parser.parse(text)
}

/** The directive extension is one object for lines and blocks; only its block half is wanted. */
function withoutTextDirectives(this: Processor): void {
  const data = this.data()
  const COLON = 58
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map((extension) =>
    extension.flow && COLON in extension.flow ? { flow: extension.flow } : extension,
  )
}
