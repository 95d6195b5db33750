import { describe, expect, it } from 'vitest'
import { type FoundPage, isGuess, readPage } from '../../../src/lib/related-pages.ts'

const found = (excerpt: string, sections: FoundPage['sub_results'] = []): FoundPage => ({
  url: '/oven/',
  excerpt,
  meta: { title: 'The oven' },
  sub_results: sections,
})

describe('a page the word index found', () => {
  it('is text and marks, whatever the page said', () => {
    const html = 'a &lt;b&gt; <mark>c</mark> <img src=x onerror=y> d'
    expect(readPage(found(html))).toEqual({
      url: '/oven/',
      spots: [
        {
          title: 'The oven',
          url: '/oven/',
          runs: [
            { text: 'a <b> ', marked: false },
            { text: 'c', marked: true },
            { text: '  d', marked: false },
          ],
        },
      ],
    })
  })

  it('shows at most three of its sections, and not itself beside them', () => {
    const section = (id: string): FoundPage['sub_results'][number] => ({
      title: id,
      url: `/oven/${id}`,
      excerpt: id,
    })
    const page = readPage(found('x', ['', '#a', '#b', '#c', '#d'].map(section)))
    expect(page.spots.map(({ url }) => url)).toEqual(['/oven/#a', '/oven/#b', '/oven/#c'])
  })

  it.each([
    ['add <mark>q</mark>. later', 'quince', true],
    ['add <mark>x</mark>. later', 'go x', false],
    ['to <mark>add</mark> it', 'addrl', true],
    ['to <mark>addRateLimited</mark> it', 'addrl', true],
    ['to <mark>addRateLimited</mark> it', 'limits', false],
    ['to <mark>inform</mark>', 'informs', false],
    ['the <mark>limit</mark>', 'limiting', false],
    ['each <mark>entry</mark>', 'entries', false],
    ['to <mark>stop</mark>', 'stopped', false],
    ['two <mark>limiters.</mark>', 'Limiter', false],
    ['a <mark>rate-limiting</mark> queue', 'rate limit', false],
    ['the <mark>#dirty</mark> set', 'Queue.#dirty', false],
    ['一个<mark>限速</mark>队列', '限速对列', false],
  ])('by %s is a guess at %s: %s', (excerpt, asked, guess) => {
    expect(isGuess(readPage(found(excerpt)), asked)).toBe(guess)
  })

  it('is no guess when one of its sections is not', () => {
    const sections = [
      { title: 'a', url: '/oven/#a', excerpt: '<mark>q</mark>' },
      { title: 'b', url: '/oven/#b', excerpt: '<mark>quince</mark>' },
    ]
    expect(isGuess(readPage(found('', sections)), 'quince')).toBe(false)
  })
})
