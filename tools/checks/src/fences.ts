import type { Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

/** A fenced TypeScript example. */
export interface Fence {
  /** 1-based line of the first line of code. */
  readonly line: number
  readonly code: string
  /** Of ` ```ts file=controller.ts`. */
  readonly file: string | undefined
}

// file=controller.ts
const RE_FILE = /(?:^|\s)file=(?<file>\S+)/u

const LANGUAGES = new Set(['ts', 'typescript', 'mts', 'cts', 'tsx'])

const parser = unified().use(remarkParse)

/** Every TypeScript example of a Markdown text, in order. There is no way to leave one out. */
export function findFences(text: string): Fence[] {
  const tree: Root = parser.parse(text)
  const fences: Fence[] = []
  visit(tree, 'code', (node) => {
    if (!LANGUAGES.has(node.lang?.toLowerCase() ?? '')) return
    fences.push({
      line: (node.position?.start.line ?? 0) + 1,
      code: node.value,
      file: RE_FILE.exec(node.meta ?? '')?.groups?.['file'],
    })
  })
  return fences
}
