import { describe, expect, it } from 'vitest'
import { chapterFrontMatterSchema } from '#schemas/chapter.ts'
import { termFileSchema } from '#schemas/term.ts'
import { createTermFinder } from '../../src/anchor/term-finder.ts'
import { linkTerms } from '../../src/anchor/term-links.ts'
import type { AnchoredChapter } from '../../src/anchor/anchored.ts'
import { buildBody } from '../../src/load/chapter-body.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { buildGlossary } from '../../src/weave/glossary.ts'
import { createIndex } from '../support/create-index.ts'
import { createPage } from '../support/create-page.ts'

const definition = { zh: '义', en: 'D' }
const { terms } = termFileSchema.parse({
  terms: {
    queue: { names: { zh: '队列', en: 'queue' }, identifier: 'Queue', definition },
    dirty: { names: { zh: '脏', en: 'dirty' }, identifier: 'dirty', definition },
    twice: { names: { zh: '两次', en: 'twice' }, identifier: 'both', definition },
  },
})
const index = createIndex({
  a: [
    { member: 'Queue', text: 'class Queue {}' },
    { member: '#dirty', text: '#dirty = 1' },
    { member: 'both', text: 'const both = 1' },
  ],
  b: [{ member: 'both', text: 'const both = 2' }],
})

/** A chapter with its terms linked. */
function chapter(slug: string, locale: string, source: string): AnchoredChapter {
  const { chapter: empty } = createPage()
  const front = chapterFrontMatterSchema.parse({ slug, title: 'T', description: 'D', order: 0 })
  const body = parseMarkdown(source)
  buildBody(body, { file: 'a.md', source, report: ({ message }) => expect.fail(message) })
  const own = { ...empty.source, locale, front, body }
  const finder = createTermFinder({ terms }, locale)
  return { ...empty, source: own, ...linkTerms(own, finder, ({ message }) => expect.fail(message)) }
}

describe('the glossary', () => {
  const chapters = [
    chapter('index', 'zh', '[队列](term:queue)'),
    chapter('none', 'zh', '::::exercise[问]\n队列，两次。\n\n:::answer\n答。\n:::\n::::'),
    chapter('one', 'zh', '没有。\n\n## 节 {#part}\n\n队列'),
    chapter('two', 'zh', '队列，[脏](term:dirty)'),
    chapter('two', 'en', 'A queue.'),
  ]
  const entries = buildGlossary({ index, chapters, terms: { terms } })

  it('has every term in the order of the term base', () => {
    expect(entries.map(({ key }) => key)).toEqual(['queue', 'dirty', 'twice'])
  })

  it('says where each language introduces a term, and that is not on the home page nor, if possible, in an exercise', () => {
    expect(entries.map(({ introduced }) => introduced)).toEqual([
      { zh: { slug: 'one', section: 'part' }, en: { slug: 'two' } },
      { zh: { slug: 'two' } },
      { zh: { slug: 'none' } },
    ])
  })

  it('prefers the place where a term is bold, which is where it is defined', () => {
    const passing = chapter('one', 'zh', '队列，脏，两次。')
    const links = ['**队列**是', '[**脏**](term:dirty)是', '**[两次](term:twice)**。']
    for (const [at, link] of links.entries()) {
      const found = buildGlossary({
        index,
        chapters: [passing, chapter('two', 'zh', link)],
        terms: { terms },
      })
      const slugs = found.map(({ introduced }) => introduced['zh']?.slug)
      expect(slugs).toEqual([0, 1, 2].map((term) => (term === at ? 'two' : 'one')))
    }
  })

  it('names the symbol that an identifier means, if it means one', () => {
    expect(entries.map(({ symbol }) => symbol)).toEqual(['p/a#Queue', 'p/a##dirty', undefined])
  })
})
