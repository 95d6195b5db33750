import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { parseChapterSlug } from '#schemas/ids.ts'
import { termFileSchema } from '#schemas/term.ts'
import { createTermFinder } from '../../src/anchor/term-finder.ts'
import { linkTerms } from '../../src/anchor/term-links.ts'
import { buildBody } from '../../src/load/chapter-body.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { createPage } from '../support/create-page.ts'

const definition = { zh: '义', en: 'D' }
const terms = termFileSchema.parse({
  terms: {
    queue: { names: { zh: '队列', en: 'queue' }, definition },
    'waiting-queue': { names: { zh: '等待队列', en: 'waiting queue' }, definition },
    entry: { names: { zh: '条目', en: 'entry' }, definition },
    piece: { names: { zh: '份', en: 'piece' }, ambiguous: true, definition },
    'two-pieces': { names: { zh: '两份工', en: 'two pieces' }, definition },
    worker: { names: { zh: 'worker', en: 'worker' }, definition },
  },
})

function find(text: string, locale: string): string[] {
  const { find: findTerms } = createTermFinder(terms, locale)
  return findTerms(text).map(({ term, start, end }) => `${term}: ${text.slice(start, end)}`)
}

/** What of a chapter leads to the glossary, in the order of the text, and what is wrong with it. */
function link(source: string, slug = 'a-page'): { linked: string[]; problems: string[] } {
  const problems: string[] = []
  const { chapter } = createPage()
  const body = parseMarkdown(source)
  buildBody(body, { file: 'a.md', source, report: ({ message }) => expect.fail(message) })
  const front = { ...chapter.source.front, slug: parseChapterSlug(slug) }
  const finder = createTermFinder(terms, 'en')
  const found = linkTerms({ ...chapter.source, front, body }, finder, ({ message, line }) =>
    problems.push(`${line}: ${message}`),
  )
  const linked: string[] = []
  visit(body, (node) => {
    const at = node.position?.start.offset ?? -1
    const term = found.terms[at]
    if (node.type === 'link' && term !== undefined) linked.push(`${node.url} is ${term}`)
    if (node.type !== 'text') return
    for (const use of found.uses[at] ?? []) linked.push(node.value.slice(use.start, use.end))
  })
  return { linked, problems }
}

describe('terms in a text', () => {
  it.each([
    ['The waiting queue and the queue.', 'en', ['waiting-queue: waiting queue', 'queue: queue']],
    ['Waiting\nqueues, QUEUES', 'en', ['waiting-queue: Waiting\nqueues', 'queue: QUEUES']],
    ['entries, entry', 'en', ['entry: entries', 'entry: entry']],
    ['requeue, queued, queue-like, pre-queue, queue_', 'en', []],
    ['a piece, pieces', 'en', []],
    ['two pieces', 'en', ['two-pieces: two pieces']],
    ['等待队列排在队列前', 'zh', ['waiting-queue: 等待队列', 'queue: 队列']],
    ['一份；让worker来，workers 不来，coworker 也不', 'zh', ['worker: worker', 'worker: workers']],
  ])('are found as wholes, longest first: %j (%s)', (text, locale, found) => {
    expect(find(text, locale)).toEqual(found)
  })

  it('are none in a book without terms', () => {
    expect(createTermFinder({ terms: {} }, 'en').find('queue')).toEqual([])
  })
})

describe('terms in a chapter', () => {
  it('are linked where they come first, once', () => {
    const { linked } = link('A **queue**, a queue.\n\n- A worker\n- A queue and workers')
    expect(linked).toEqual(['queue', 'worker'])
  })

  it('are linked in running text only', () => {
    const { linked } = link(
      [
        '`queue` [queue](https://example.org) [`queue`][p/m#A.a]',
        '## Queue {#queue}',
        '```\nqueue\n```',
        '::figure[A queue]{src="a-queue" alt="A queue"}',
        '| queue |\n|---|\n| worker |',
        ':::pitfall[Queue]\nAn entry.\n:::',
      ].join('\n\n'),
    )
    expect(linked).toEqual(['worker', 'entry'])
  })

  it('are linked where the author says so and nowhere else', () => {
    const { linked, problems } = link(
      'A piece of a queue. A [piece](term:piece), a [line](term:queue).',
    )
    expect(linked).toEqual(['term:piece is piece', 'term:queue is queue'])
    expect(problems).toEqual([])
  })

  it('are left alone on the home page, except where linked', () => {
    expect(link('A queue, [workers](term:worker).', 'index').linked).toEqual([
      'term:worker is worker',
    ])
  })

  it('have to exist, and get one link', () => {
    const { problems } = link('[a](term:pieces)\n\n[b](term:queue)\n\n[c](term:queue)')
    expect(problems).toEqual([
      '1: The term base has no term `pieces`; nearest: `piece`',
      '5: The term `queue` has its link in line 3',
    ])
  })
})
