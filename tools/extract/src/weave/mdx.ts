import type { Html, RootContent } from 'mdast'
import { writeMarkdown } from '#authored/write-markdown.ts'

/**
 * The MDX of a page. `html` nodes are the way for components to get in; they are written as they are, so only weave
 * may make them.
 */
export function renderMdx(children: RootContent[]): string {
  return writeMarkdown(children)
}

/** MDX source to be written as it is. */
export function rawMdx(value: string): Html {
  return { type: 'html', value }
}
