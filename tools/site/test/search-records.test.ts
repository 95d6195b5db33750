import { describe, expect, it } from 'vitest'
import type { SearchKnowledge } from '../src/knowledge-files.ts'
import type { FoundPage } from '../src/search/read-site.ts'
import { buildWordRecords, pageFilters } from '../src/search/word-records.ts'
import { spellings } from '../src/symbol-words.ts'

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

describe('records of the word index', () => {
  const symbol = (name: string, exported: boolean): unknown => ({
    id: `oven/day#${name}`,
    port: 'oven',
    name,
    kind: 'class',
    exported,
    declarations: [{ file: 'oven/src/day.ts' }],
  })
  const symbols = [symbol('Day', true), symbol('Day.#hidden', false)]
  const knowledge = {
    symbols,
    mappings: [{ name: 'NewDay', to: 'oven/day#Day' }],
    terms: [{ names: { en: 'baking day', zh: '烘焙日' }, identifier: 'Day' }],
  } as unknown as SearchKnowledge
  const note = [
    { kind: 'note', hash: 'note-hot', offset: 3, title: '第 1 条注 · 陷阱' },
    { kind: 'note-end', hash: '', offset: 7, title: '' },
  ]
  const pages = [
    {
      path: 'baking/',
      page: { title: '烘焙', text: '烘焙\n小心烫\n完\n', landmarks: note },
      kind: { kind: 'chapter', trail: [] },
    },
    {
      path: 'source/oven/day/',
      page: { title: 'day.ts', text: '烘焙\n小心烫\n完\n', landmarks: note },
      kind: { kind: 'file', file: { port: 'oven' } },
    },
    ...symbols.map((one, number) => ({
      path: `symbol/oven/day/${number}/`,
      page: { title: 'x', text: 'what it does\n', landmarks: [] },
      kind: { kind: 'symbol', symbol: one },
    })),
  ] as unknown as FoundPage[]
  const locale = { code: 'zh', lang: 'zh-CN', label: '中文' }
  const records = buildWordRecords(pages, knowledge, locale)
  const [day, hidden] = records

  it('carry the language in lower case, or Chinese readers get English records', () => {
    expect(new Set(records.map(({ language }) => language))).toEqual(new Set(['zh-cn']))
  })

  it('of symbols lead to their pages, and know upstream names and terms', () => {
    expect(day?.url).toBe('/symbol/oven/day/0/')
    for (const word of ['oven/day#Day', 'NewDay', '烘焙日', 'baking day', 'what it does']) {
      expect(day?.content).toContain(word)
    }
  })

  it('of symbols say kind, port, file and whether they are exported', () => {
    expect(day?.filters).toEqual({
      type: ['symbol'],
      port: ['oven'],
      kind: ['class'],
      file: ['oven/src/day.ts'],
      exported: ['yes'],
    })
    expect(hidden?.filters['exported']).toEqual(['no'])
  })

  it('of notes lead to them once, where they are read first', () => {
    const notes = records.filter(({ filters }) => filters['type']?.[0] === 'note')
    expect(notes).toHaveLength(1)
    expect(notes[0]).toMatchObject({ url: '/baking/#note-hot', content: '小心烫\n' })
  })

  it('share the names of filters with pages', () => {
    expect(pages.slice(0, 2).map(({ kind }) => pageFilters(kind))).toEqual([
      { type: ['chapter'] },
      { type: ['source'], port: ['oven'] },
    ])
  })
})
