import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** A fenced TypeScript example. */
export interface Fence {
  /** 1-based line of the first line of code. */
  readonly line: number
  readonly code: string
}

// fragment, file=controller.ts
const RE_NOT_ALONE = /\bfragment\b|\bfile=/u

const LANGUAGES = new Set(['ts', 'typescript'])

const parser = unified().use(remarkParse)

/**
 * The TypeScript examples of a Markdown text that stand on their own. A fence marked `fragment` (as
 * ` ```ts fragment`) shows part of something and is left out; so is one that names its file, as
 * ` ```ts file=controller.ts`, because a test of that folder compiles it with the files around it.
 */
export function findFences(text: string): Fence[] {
  const tree: Root = parser.parse(text)
  const fences: Fence[] = []
  visit(tree, 'code', (node) => {
    if (!LANGUAGES.has(node.lang ?? '') || RE_NOT_ALONE.test(node.meta ?? '')) return
    fences.push({ line: (node.position?.start.line ?? 0) + 1, code: node.value })
  })
  return fences
}
