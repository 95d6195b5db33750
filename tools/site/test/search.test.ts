import { describe, expect, it } from 'vitest'
import type { SearchKnowledge } from '../src/knowledge-files.ts'
import { buildSymbolRecords } from '../src/symbol-records.ts'
import { spellings } from '../src/symbol-words.ts'
import { unescapeHtml } from '../../../src/lib/html-text.ts'
import { type Hit, rankHits, readExcerpt } from '../../../src/lib/search-rank.ts'

const hit = (title: string, text: string): Hit => ({
  url: `/${title}/`,
  title,
  kind: undefined,
  place: undefined,
  text,
  excerpt: '',
  sections: [],
})

describe('the order of results', () => {
  it('puts what contains the query as typed before what only resembles it', () => {
    const hits = [
      hit('far', '限制速度'),
      hit('text', '一个限速队列'),
      hit('About 限速队列', ''),
      hit('限速队列', ''),
    ]
    expect(rankHits(hits, ' 限速队列 ').map(({ title }) => title)).toEqual([
      '限速队列',
      'About 限速队列',
      'text',
      'far',
    ])
  })

  it('takes the last member of a name for the name, in any case', () => {
    const hits = [hit('Oven.heater', 'heat'), hit('Oven.heat', '')]
    expect(rankHits(hits, 'HEAT')[0]?.title).toBe('Oven.heat')
  })

  it('leaves out what was found for the first letters of an unknown word', () => {
    const found = (title: string, excerpt: string): Hit => ({ ...hit(title, ''), excerpt })
    const guess = found('guess', 'add <mark>x</mark>. later')
    const stem = found('stem', 'two <mark>limiter</mark> each')
    const chinese = found('chinese', '一个<mark>限速</mark>队列')
    const inSection = {
      ...guess,
      title: 'section',
      sections: [{ title: 's', url: '/s/', excerpt: '<mark>quince</mark>' }],
    }
    const all = [guess, stem, chinese, inSection]
    const titles = (query: string): string[] => rankHits(all, query).map(({ title }) => title)
    expect(titles('quince')).toEqual(['stem', 'chinese', 'section'])
    expect(titles('go x')).toEqual(['guess', 'stem', 'chinese', 'section'])
  })

  it('leaves hits of one rank as the index ordered them', () => {
    const hits = [hit('b', 'x'), hit('a', 'x')]
    expect(rankHits(hits, 'x')).toEqual(hits)
  })
})

describe('an excerpt of a result', () => {
  it('is text and marks, whatever the page said', () => {
    const html = 'a &lt;b&gt; <mark>c</mark> <img src=x onerror=y> d'
    expect(readExcerpt(html, unescapeHtml)).toEqual([
      { text: 'a <b> ', marked: false },
      { text: 'c', marked: true },
      { text: '  d', marked: false },
    ])
  })
})

describe('the words of an identifier', () => {
  it('are what a reader may type', () => {
    const words = spellings('BakingDay.addHTTPTimer')
    for (const word of [
      'BakingDay.addHTTPTimer',
      'addHTTPTimer',
      'addHTTPTimer'.toLowerCase(),
      'http',
      'timer',
    ]) {
      expect(words).toContain(word)
    }
  })
})

describe('symbol records', () => {
  const symbol = (name: string, line: number, exported = true): unknown => ({
    id: `oven/day#${name}`,
    name,
    kind: 'class',
    exported,
    visibility: 'public',
    declarations: [{ file: 'oven/src/day.ts', lines: { start: line, end: line } }],
  })
  const knowledge = {
    symbols: [symbol('Day', 3), symbol('Twin', 3), symbol('hidden', 9, false)],
    mappings: [{ name: 'NewDay', to: 'oven/day#Day' }],
    files: [{ path: 'oven/src/day.ts', port: 'oven', module: 'day' }],
    terms: [{ names: { en: 'baking day', zh: '烘焙日' }, identifier: 'Day' }],
  } as unknown as SearchKnowledge
  const locale = { code: 'zh', lang: 'zh-CN', label: '中文' }
  const records = buildSymbolRecords(
    knowledge,
    { locales: [locale] },
    { locale, kindName: () => '类' },
  )

  it('carry the language in lower case, or Chinese readers get English records', () => {
    expect(records.map(({ language }) => language)).toEqual(['zh-cn'])
  })

  it('lead to the line and know upstream names and terms', () => {
    expect(records[0]?.url).toBe('/source/oven/day/#L3')
    for (const word of ['oven/day#Day', 'NewDay', '烘焙日', 'baking day', 'Twin']) {
      expect(records[0]?.content).toContain(word)
    }
  })

  it('leave out what is not exported', () => {
    expect(JSON.stringify(records)).not.toContain('hidden')
  })
})
