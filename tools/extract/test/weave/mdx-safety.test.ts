import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { mdxToJs, mdxToMdast } from 'satteri'
import { describe, expect, it } from 'vitest'
import { termFileSchema } from '#schemas/term.ts'
import { createTermFinder } from '../../src/anchor/term-finder.ts'
import { linkTerms } from '../../src/anchor/term-links.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { buildBody } from '../../src/load/chapter-body.ts'
import { renderMdx } from '../../src/weave/mdx.ts'
import { weaveNodes } from '../../src/weave/weave-text.ts'
import type { TextContext } from '../../src/weave/page-context.ts'
import { randomProse } from '../support/random-prose.ts'
import { createPage } from '../support/create-page.ts'

const features = { gfm: true, headingAttributes: true, directive: true }

const definition = { zh: '义' }
const terms = termFileSchema.parse({
  terms: {
    queue: { names: { zh: '队列' }, definition },
    letter: { names: { zh: 'a' }, definition },
  },
})
const finder = createTermFinder(terms, 'zh')

/** What a chapter of this prose weaves to; `undefined` when its checks refuse it. */
function weaveProse(source: string): { mdx: string; expected: string } | undefined {
  const body = parseMarkdown(source)
  let refused = 0
  buildBody(body, { file: 'a.md', source, report: () => void (refused += 1) })
  if (refused > 0 || body.children.length === 0) return undefined
  const page = createPage()
  const linked = linkTerms({ ...page.chapter.source, body }, finder, () => void (refused += 1))
  const context: TextContext = {
    page,
    references: { symbols: {}, pages: {}, ...linked },
  }
  const mdx = renderMdx(weaveNodes(body.children, context, () => []))
  return { mdx, expected: squeeze(textOf(body)) }
}

function textOf(node: Nodes): string {
  if (node.type === 'symbolLink') return node.text
  if ('children' in node) return node.children.map(textOf).join('')
  return toString(node)
}

function squeeze(text: string): string {
  return text.replaceAll(/\s/gu, '')
}

describe('woven prose', () => {
  it('compiles as MDX and keeps its text, whatever the author typed', () => {
    fc.assert(
      fc.property(randomProse, (source) => {
        const woven = weaveProse(source)
        fc.pre(woven !== undefined)
        expect(() => mdxToJs(woven.mdx, { features })).not.toThrow()
        const compiled = mdxToMdast(woven.mdx, { features })
        expect(squeeze(textOf(compiled))).toBe(woven.expected)
      }),
      { numRuns: 1000 },
    )
  })
})
