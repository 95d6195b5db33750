import { describe, expect, it } from 'vitest'
import { termFileSchema } from '#schemas/term.ts'
import { checkTerms, createTermCheck } from '../../src/anchor/term-check.ts'
import { parseMarkdown } from '#authored/markdown.ts'

const terms = termFileSchema.parse({
  terms: {
    queue: {
      names: { en: 'waiting line', zh: '队列' },
      definition: { en: 'D', zh: 'D' },
      forbidden: { en: ['line', 'wait queue'], zh: ['队', 'queue'] },
    },
    outline: { names: { en: 'outline', zh: '大纲' }, definition: { en: 'D', zh: 'D' } },
  },
})

function find(source: string, locale: string): string[] {
  return checkTerms(parseMarkdown(source), 'a.md', createTermCheck(terms, locale)).map(
    ({ line, message }) => `${line}: ${message.slice(1, message.indexOf('`', 1))}`,
  )
}

describe('forbidden terms', () => {
  it.each([
    ['A Line, and lines.', 'en', ['1: Line', '1: lines']],
    ['In a waiting line or waiting lines: fine.', 'en', []],
    ['An outline, a liner, line-up, on-line.', 'en', []],
    ['The wait\nqueue.', 'en', ['1: wait queue']],
    ['One.\ntwo line', 'en', ['2: line']],
    ['`line` and\n\n```\nline\n```\n\n[x](https://line.example)', 'en', []],
    ['排队，队列，queue、queues、queue1。', 'zh', ['1: 队', '1: queue', '1: queues']],
    ['**line** in *a line*', 'en', ['1: line', '1: line']],
  ])('in %j (%s) are %j', (source, locale, found) => {
    expect(find(source, locale)).toEqual(found)
  })
})
