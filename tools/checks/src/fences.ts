import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** A fenced TypeScript example. */
export interface Fence {
  /** 1-based line of the first line of code. */
  readonly line: number
  readonly code: string
  /** Name it goes by among the other examples of the same text, as in ` ```ts file=operator.ts`. */
  readonly file?: string
}

// file=controller.ts
const RE_FILE = /(?:^|\s)file=([\w-]+\.ts)(?:\s|$)/u

const LANGUAGES = new Set(['ts', 'typescript'])

const parser = unified().use(remarkParse)

/**
 * The TypeScript examples of a Markdown text that stand on their own. A fence marked `fragment` (as
 * ` ```ts fragment`) shows part of something and is left out.
 */
export function findFences(text: string): Fence[] {
  const tree: Root = parser.parse(text)
  const fences: Fence[] = []
  visit(tree, 'code', (node) => {
    const meta = node.meta ?? ''
    if (!LANGUAGES.has(node.lang ?? '') || /\bfragment\b/u.test(meta)) return
    const file = RE_FILE.exec(meta)?.[1]
    const line = (node.position?.start.line ?? 0) + 1
    fences.push({ line, code: node.value, ...(file !== undefined && { file }) })
  })
  return fences
}
