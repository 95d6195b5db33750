import { describe, expect, it } from 'vitest'
import type { Locale } from '#schemas/book.ts'
import { chapterListSchema } from '#schemas/chapter.ts'
import { type GlossaryEntry, glossarySchema } from '#schemas/glossary.ts'
import { buildGlossaryView, initialOf } from '../../../src/lib/glossary-view.ts'

const locales: Locale[] = [
  { code: 'zh', lang: 'zh-CN', label: '中文' },
  { code: 'en', lang: 'en', label: 'English' },
]
const { entries } = glossarySchema.parse({
  schemaVersion: 1,
  entries: [
    entry('work-queue', '工作队列', 'work queue', {
      identifier: 'Queue',
      symbol: 'workqueue/queue#Queue',
      forbidden: { zh: ['任务队列'] },
      introduced: { zh: { slug: 'one', section: 'part' }, en: { slug: 'one' } },
    }),
    entry('worker', 'worker', 'worker', {}),
    entry('chunk', '块', 'chunk', { identifier: 'sync.Cond' }),
    entry('dirty-set', 'dirty 集合', 'dirty set', {}),
    entry('microtask', '微任务', 'microtask', {}),
    entry('re-entry', '重入', 're-entry', { sortAs: { zh: '虫入' } }),
  ],
})
const { chapters } = chapterListSchema.parse({
  schemaVersion: 1,
  chapters: ['zh', 'en'].map((locale) => ({
    slug: 'one',
    title: `${locale} one`,
    description: '',
    locale,
    order: 1,
    source: 'chapters/one.md',
    sections: [{ id: 'part', title: `${locale} part`, depth: 2, stale: false }],
    staleLead: false,
    words: 0,
    excerpts: 0,
    notes: 0,
  })),
})

function entry(key: string, zh: string, en: string, more: Partial<GlossaryEntry> | object): object {
  return { key, names: { zh, en }, definition: { zh: '义', en: 'D' }, introduced: {}, ...more }
}

const view = (locale: string): ReturnType<typeof buildGlossaryView> =>
  buildGlossaryView(entries, chapters, { base: '/b/', locales, locale })

describe('the glossary page', () => {
  it('files Chinese terms by pinyin and Latin ones among them', () => {
    const names = view('zh').map(({ letter, terms }) => [letter, ...terms.map(({ name }) => name)])
    expect(names).toEqual([
      ['C', '重入'],
      ['D', 'dirty 集合'],
      ['G', '工作队列'],
      ['K', '块'],
      ['W', '微任务', 'worker'],
    ])
  })

  it('files English terms by the alphabet', () => {
    const names = view('en').flatMap(({ terms }) => terms.map(({ name }) => name))
    expect(names).toEqual(['chunk', 'dirty set', 'microtask', 're-entry', 'work queue', 'worker'])
  })

  it.each([
    ['阿', 'A'],
    ['去重', 'Q'],
    ['饥饿', 'J'],
    ['做', 'Z'],
    ['哦', 'O'],
    ['informer', 'I'],
    ['éclair', 'E'],
    ['7', '#'],
  ])('files %s under %s', (word, letter) => {
    expect(initialOf(word)).toBe(letter)
  })

  it('leads to the code and to the section in the language of the page', () => {
    const term = view('en').flatMap(({ terms }) => terms)[4]
    expect(term).toEqual({
      key: 'work-queue',
      name: 'work queue',
      counterparts: [{ lang: 'zh-CN', name: '工作队列' }],
      identifier: { name: 'Queue', href: '/b/en/symbol/workqueue/queue/Queue/' },
      definition: 'D',
      introduced: { href: '/b/en/one/', chapter: 'en one' },
      forbidden: [],
    })
    expect(view('zh')[2]?.terms[0]).toMatchObject({
      introduced: { href: '/b/one/#part', chapter: 'zh one', section: 'zh part' },
      forbidden: ['任务队列'],
    })
  })

  it('says nothing twice, and links only what has a page', () => {
    const terms = view('zh').flatMap((one) => one.terms)
    expect(terms.find(({ key }) => key === 'worker')?.counterparts).toEqual([])
    expect(terms.find(({ key }) => key === 'chunk')?.identifier).toEqual({ name: 'sync.Cond' })
  })
})
