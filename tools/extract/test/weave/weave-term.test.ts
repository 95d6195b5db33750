import type { RootContent } from 'mdast'
import { mdxToMdast } from 'satteri'
import { describe, expect, it } from 'vitest'
import { termFileSchema } from '#schemas/term.ts'
import { createTermFinder } from '../../src/anchor/term-finder.ts'
import { linkTerms } from '../../src/anchor/term-links.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { renderMdx } from '../../src/weave/mdx.ts'
import { weaveNodes } from '../../src/weave/weave-text.ts'
import { createPage } from '../support/create-page.ts'

const terms = termFileSchema.parse({
  terms: { queue: { names: { zh: '队列' }, definition: { zh: '义' } } },
})

function weave(source: string): string {
  const page = createPage()
  const body = parseMarkdown(source)
  const finder = createTermFinder(terms, 'zh')
  const found = linkTerms({ ...page.chapter.source, body }, finder, ({ message }) =>
    expect.fail(message),
  )
  const references = { symbols: {}, pages: {}, ...found }
  return renderMdx(weaveNodes(body.children, { page, references }, (): RootContent[] => []))
}

const OPEN = '<Term id="queue">'

describe('a woven term', () => {
  it.each([
    ['先看队列，再看队列。', `先看${OPEN}队列</Term>，再看队列。\n`],
    ['先{a}队列<b', `先\\{a\\}${OPEN}队列</Term>\\<b\n`],
    ['叫**队列**的', `叫${OPEN}**队列**</Term>的\n`],
    ['叫**队列吗**？', `&#x53EB;**${OPEN}队列</Term>吗**？\n`],
    ['见[`q` 队](term:queue)。', `见${OPEN}\`q\` 队</Term>。\n`],
    ['见[**队**](term:queue)。', `见${OPEN}**队**</Term>。\n`],
    ['见 **[队](term:queue)** 吧', `见 ${OPEN}**队**</Term> 吧\n`],
  ])('of %j', (source, woven) => {
    expect(weave(source)).toBe(woven)
  })

  it('is inside the bold text around it, as MDX reads it', () => {
    const tree = JSON.stringify(mdxToMdast(weave('它叫**新队列**的'), { features: { gfm: true } }))
    expect(tree).toContain('"strong"')
    expect(tree).not.toContain('*')
  })
})
