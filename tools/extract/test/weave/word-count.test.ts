import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '#authored/markdown.ts'
import { countsCharacters, countWords } from '../../src/weave/word-count.ts'

describe('the length of prose', () => {
  it.each([
    ['It’s a well-known v0.36.3 fact: 50% of `Queue.add` calls.', 'en', 9],
    ['**bold**face, [a link](https://example.org/not/counted).', 'en', 3],
    ['| one | two |\n| --- | --- |\n| three | four |', 'en', 4],
    ['```ts\nnot counted\n```\n\ncounted', 'en', 1],
    ['队列 `queue` 里有 3 个元素。', 'zh-CN', 7],
    ['', 'zh-CN', 0],
  ])('of %j in %s is %i', (source, lang, length) => {
    expect(countWords(parseMarkdown(source), lang)).toBe(length)
  })

  it('is in characters where a language has no spaces', () => {
    expect(['zh-CN', 'zh', 'ja', 'en', 'zhx'].map(countsCharacters)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
  })
})
