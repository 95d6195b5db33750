// cspell:ignore addl addratelim addrlx informre kneat limitd qadd rateli rebake

import { describe, expect, it } from 'vitest'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Term } from '#schemas/term.ts'
import { abbreviates, splitName } from '../../../src/lib/search/name-words.ts'
import type { RelatedPage } from '../../../src/lib/search/search-api.ts'
import { type WrittenPage, ask, searchPages } from './support/memory-search.ts'

const symbol = (name: string, exported = true): SymbolRecord =>
  ({
    id: `oven/day#${name}`,
    port: 'oven',
    name,
    kind: name.includes('.') ? 'method' : 'class',
    exported,
    declarations: [{ file: 'oven/src/day.ts' }],
  }) as unknown as SymbolRecord

const symbolPage = (one: SymbolRecord, body = ''): WrittenPage => ({
  path: `symbol/${one.name}/`,
  body: `<h1>${one.name}</h1>${body}`,
  kind: { kind: 'symbol', symbol: one },
})

const chapter = (path: string, body: string): WrittenPage => ({ path: `${path}/`, body })

const term = (names: Record<string, string>, rest: Partial<Term> = {}): Term => ({
  names,
  definition: {},
  ambiguous: false,
  forbidden: {},
  ...rest,
})

describe('the order of results', () => {
  it('puts titles before headings before text, and more before less', async () => {
    const { search } = await searchPages([
      chapter('once', '<h1>A</h1><p>flour and water and salt</p>'),
      chapter('often', '<h1>B</h1><p>flour, flour, flour</p>'),
      chapter('heading', '<h1>C</h1><h2 id="f">On flour</h2>'),
      chapter('title', '<h1>On flour</h1>'),
      chapter('whole', '<h1>Flour</h1>'),
    ])
    expect(await ask(search, 'flour')).toEqual(
      ['whole', 'title', 'heading', 'often', 'once'].map((path) => `/${path}/`),
    )
  })

  it('puts the symbol of that name first, then what contains it', async () => {
    const symbols = [symbol('Day'), symbol('Day.bake'), symbol('bakery'), symbol('Day.rebake')]
    const { search } = await searchPages(
      [
        chapter('on-bake', '<h1>bake</h1><p>bake bake</p>'),
        ...symbols.map((one) => symbolPage(one)),
      ],
      { knowledge: { symbols } },
    )
    const { hits } = await search.ask({ text: 'BAKE', offset: 0, limit: 10 })
    expect(hits.map(({ title, reason }) => [title, reason.kind])).toEqual([
      ['Day.bake', 'identifier'],
      ['bake', 'literal'],
      ['bakery', 'literal'],
      ['Day.rebake', 'literal'],
    ])
    expect(hits[0]?.symbol).toEqual({ kind: 'method', file: 'oven/src/day.ts', exported: true })
  })

  it('knows a symbol by its id, by its call and by what upstream calls it', async () => {
    const symbols = [symbol('Day.bake')]
    const mappings = [{ name: 'Typed.Heat', to: 'oven/day#Day.bake' }] as never
    const { search } = await searchPages([symbolPage(symbol('Day.bake'))], {
      knowledge: { symbols, mappings },
    })
    for (const query of ['oven/day#Day.bake', 'Day.bake()', 'bake', 'Heat', 'typed.heat']) {
      expect(await ask(search, query)).toEqual(['/symbol/Day.bake/'])
    }
  })

  it('finds a private member with and without its mark', async () => {
    const one = symbol('Day.#dough', false)
    const { search } = await searchPages([symbolPage(one)], { knowledge: { symbols: [one] } })
    expect(await ask(search, '#dough')).toHaveLength(1)
    expect(await ask(search, 'dough')).toHaveLength(1)
  })

  it('takes the mark of private members at its word', async () => {
    const symbols = [symbol('Day.dough'), symbol('Night.#dough', false)]
    const { search } = await searchPages(
      symbols.map((one) => symbolPage(one)),
      { knowledge: { symbols } },
    )
    const { hits } = await search.ask({ text: '#dough', offset: 0, limit: 10 })
    expect(hits.map(({ title, reason }) => [title, reason.kind])).toEqual([
      ['Night.#dough', 'identifier'],
      ['Day.dough', 'parts'],
    ])
  })

  it('puts what only upstream calls so behind pages that say it', async () => {
    const symbols = [symbol('Day.bake')]
    const mappings = [{ name: 'Typed.Heat', to: 'oven/day#Day.bake' }] as never
    const { search } = await searchPages(
      [chapter('says', '<h1>Says</h1><p>Heat</p>'), ...symbols.map((one) => symbolPage(one))],
      { knowledge: { symbols, mappings } },
    )
    expect(await ask(search, 'Heat')).toEqual(['/says/', '/symbol/Day.bake/'])
  })

  it('never puts a page with neither the text nor a synonym before one with either', async () => {
    const related: RelatedPage[] = ['far', 'literal'].map((path) => ({
      url: `/${path}/`,
      spots: [{ title: 's', url: `/${path}/#s`, runs: [{ text: 'kneading', marked: true }] }],
    }))
    const symbols = [symbol('Day.knightsEat')]
    const { search } = await searchPages(
      [
        chapter('far', '<h1>kneading</h1>'),
        chapter('words', '<h1>kn e at</h1>'),
        chapter('synonym', '<h1>S</h1><p>work the dough</p>'),
        chapter('literal', '<h1>L</h1><p>we kneat</p>'),
        ...symbols.map((one) => symbolPage(one)),
      ],
      {
        knowledge: {
          symbols,
          terms: [term({ zh: 'work the dough' }, { forbidden: { zh: ['kneat'] } })],
        },
        related: () => Promise.resolve(related),
      },
    )
    const { hits } = await search.ask({ text: 'kneat', offset: 0, limit: 10 })
    expect(hits.map(({ url, reason }) => [url, reason.kind])).toEqual([
      ['/literal/', 'literal'],
      ['/synonym/', 'synonym'],
      ['/symbol/Day.knightsEat/', 'parts'],
      ['/far/', 'related'],
    ])
    expect(hits[3]?.spots).toEqual([
      { title: 's', url: '/far/#s', type: 'chapter', runs: [{ text: 'kneading', marked: true }] },
    ])
  })

  it.each(['"bread salt"', '“bread salt”', '「bread salt」'])('knows %s', async (query) => {
    const { search } = await searchPages([
      chapter('apart', '<h1>A</h1><p>salt</p><p>bread</p>'),
      chapter('together', '<h1>T</h1><p>no bread salt here</p>'),
    ])
    expect((await ask(search, query))[0]).toBe('/together/')
  })

  it('takes quotes that are on a page as they are', async () => {
    const { search } = await searchPages([
      chapter('plain', '<h1>bread</h1>'),
      chapter('quoted', '<h1>T</h1><p>a "bread" here</p>'),
    ])
    expect(await ask(search, '"bread"')).toEqual(['/quoted/'])
  })

  it('puts pages with all the words behind those with the text', async () => {
    const { search } = await searchPages([
      chapter('apart', '<h1>A</h1><p>salt is one</p><p>bread is two</p>'),
      chapter('one', '<h1>O</h1><p>bread</p>'),
      chapter('together', '<h1>T</h1><p>no bread salt here</p>'),
    ])
    const { hits } = await search.ask({ text: 'bread  salt', offset: 0, limit: 10 })
    expect(hits.map(({ url, reason }) => [url, reason.kind])).toEqual([
      ['/together/', 'literal'],
      ['/apart/', 'related'],
    ])
  })
})

describe('the word index', () => {
  const pages = Array.from({ length: 12 }, (_one, n) => chapter(`p${n}`, `<h1>bread ${n}</h1>`))

  it('is not asked when enough was found', async () => {
    let asked = 0
    const related = (): Promise<RelatedPage[]> => {
      asked += 1
      return Promise.resolve([])
    }
    const { search } = await searchPages(pages, { related })
    expect((await search.ask({ text: 'bread', offset: 0, limit: 5 })).total).toBe(12)
    expect(asked).toBe(0)
    await search.ask({ text: 'bread 11', offset: 0, limit: 5 })
    expect(asked).toBe(1)
  })

  it('is asked in any case when that is wanted, and adds to what was found', async () => {
    const related = (): Promise<RelatedPage[]> => Promise.resolve([{ url: '/loaf/', spots: [] }])
    const { search } = await searchPages([...pages, chapter('loaf', '<h1>loaf</h1>')], { related })
    const query = { text: 'bread', offset: 0, limit: 20 }
    const exact = await search.ask(query)
    expect(exact).toMatchObject({ total: 12, isDeeper: true })
    const deep = await search.ask({ ...query, deep: true })
    expect(deep).toMatchObject({ total: 13, isDeeper: false })
    expect(deep.hits.slice(0, 12)).toEqual(exact.hits)
    expect(deep.hits.at(-1)).toMatchObject({ url: '/loaf/', reason: { kind: 'related' } })
  })

  it('is waited for by nobody who only wants what is exact', async () => {
    let early: string[] = []
    const related = (): Promise<RelatedPage[]> => {
      expect(early).toEqual(['/p11/'])
      return Promise.resolve([{ url: '/p3/', spots: [] }])
    }
    const { search } = await searchPages(pages, { related })
    const answer = await search.ask({ text: 'bread 11', offset: 0, limit: 5 }, ({ hits }) => {
      early = hits.map(({ url }) => url)
    })
    expect(answer.hits.map(({ url }) => url)).toEqual(['/p11/', '/p3/'])
  })

  it('that cannot be loaded takes nothing away', async () => {
    const { search } = await searchPages(pages, { related: () => Promise.reject(new Error('x')) })
    expect(await ask(search, 'bread 11')).toEqual(['/p11/'])
  })
})

describe('other names', () => {
  const terms = [
    term(
      { zh: '限速队列', en: 'rate-limiting queue' },
      { identifier: 'RateLimitingQueue', forbidden: { zh: ['限流队列'], en: ['slow queue'] } },
    ),
    term({ zh: 'dirty 集合', en: 'dirty set' }, { identifier: 'dirty' }),
    term({ zh: '工作队列', en: 'work queue' }, { identifier: 'Queue' }),
  ]
  const symbols = [symbol('Queue')]
  const pages = [
    chapter('zh', '<h1>A</h1><p>一个限速队列</p>'),
    chapter('code', '<h1>B</h1><p>new RateLimitingQueue()</p>'),
    chapter('en', '<h1>C</h1><p>its rate-limiting queue</p>'),
    chapter('spaced', '<h1>D</h1><p>dirty 集合里</p>'),
    chapter('tight', '<h1>E</h1><p>dirty集合里</p>'),
    ...symbols.map((one) => symbolPage(one)),
  ]
  const open = () => searchPages(pages, { knowledge: { terms, symbols } })

  it.each([
    '限速队列',
    '限流队列',
    'rate limiting queue',
    'Rate-Limiting Queue',
    'RateLimitingQueue',
    'slow queue',
  ])('of one thing find one another’s pages: %s', async (query) => {
    const { search } = await open()
    const found = await ask(search, query)
    expect([...found].sort()).toEqual(expect.arrayContaining(['/code/', '/en/', '/zh/']))
  })

  it('are named where they were found', async () => {
    const { search } = await open()
    const { hits } = await search.ask({ text: '限流队列', offset: 0, limit: 10 })
    expect(hits.map(({ url, reason }) => [url, reason])).toEqual([
      ['/zh/', { kind: 'synonym', name: '限速队列' }],
      ['/code/', { kind: 'synonym', name: 'RateLimitingQueue' }],
      ['/en/', { kind: 'synonym', name: 'rate-limiting queue' }],
    ])
  })

  it('include other spaces between Chinese and Latin', async () => {
    const { search } = await open()
    expect(await ask(search, 'dirty集合')).toEqual(['/tight/', '/spaced/'])
    expect(await ask(search, 'dirty 集合')).toEqual(['/spaced/', '/tight/'])
  })

  it('that are everyday words lead to their symbol, not to everything that has the word', async () => {
    const { search } = await open()
    expect(await ask(search, '工作队列')).toEqual(['/symbol/Queue/'])
  })
})

describe('the words of a name', () => {
  it.each([
    ['Queue.addRateLimited', 'queue add rate limited'],
    ['HTTPServer', 'http server'],
    ['MAX_TIMEOUT_MS', 'max timeout ms'],
    ['utf8Text2', 'utf8 text2'],
    ['默认限速器', '默认限速器'],
  ])('%s', (name, words) => {
    expect(
      splitName(name)
        .map(({ word }) => word)
        .join(' '),
    ).toBe(words)
  })

  it.each(['addrl', 'arl', 'addratelim', 'ratelimited', 'qadd', 'rateli'])(
    'are abbreviated by %s',
    (letters) => {
      expect(abbreviates(letters, 'Queue.addRateLimited')).toBeDefined()
    },
  )

  it.each(['ddr', 'addl', 'addrlx', 'limitedrate'])('are not abbreviated by %s', (letters) => {
    expect(abbreviates(letters, 'Queue.addRateLimited')).toBeUndefined()
  })

  it('are looked for when nothing is literal, the tightest first', async () => {
    const symbols = [symbol('Day.addRoundLoafLater'), symbol('Day.addRoundLoaf')]
    const { search } = await searchPages(
      symbols.map((one) => symbolPage(one)),
      { knowledge: { symbols } },
    )
    const { hits } = await search.ask({ text: 'addrl', offset: 0, limit: 10 })
    expect(hits.map(({ title, reason }) => [title, reason.kind])).toEqual([
      ['Day.addRoundLoaf', 'parts'],
      ['Day.addRoundLoafLater', 'parts'],
    ])
  })
})

describe('the palette', () => {
  const symbols = ['Day', 'Day.addRoundLoaf', 'Day.add', 'Day.load', 'Roadside'].map((name) =>
    symbol(name),
  )
  const names = async (text: string): Promise<string[]> => {
    const { search } = await searchPages([chapter('x', '<h1>x</h1>')], { knowledge: { symbols } })
    return search.symbols(text).map(({ name }) => name)
  }

  it('has every symbol, sorted by name', async () => {
    expect(await names('  ')).toEqual([
      'Day',
      'Day.add',
      'Day.addRoundLoaf',
      'Day.load',
      'Roadside',
    ])
  })

  it('puts the whole name before its beginning, parts and pieces', async () => {
    expect(await names('add')).toEqual(['Day.add', 'Day.addRoundLoaf'])
    expect(await names('arl')).toEqual(['Day.addRoundLoaf'])
    expect(await names('oad')).toEqual(['Roadside', 'Day.load'])
    expect(await names('xyz')).toEqual([])
  })

  it('takes letters at the beginnings of words, and others only where there are none', async () => {
    expect(await names('dll')).toEqual([])
    expect(await names('dal')).toEqual(['Day.load', 'Day.addRoundLoaf'])
    expect(await names('rds')).toEqual(['Roadside'])
  })

  it.each(['…！', '🧵', '#', '"'])('has nothing for %s, which is in no name', async (text) => {
    expect(await names(text)).toEqual([])
  })

  it('knows which symbol an entry is', async () => {
    const { search } = await searchPages([chapter('x', '<h1>x</h1>')], { knowledge: { symbols } })
    expect(search.symbols('load')[0]?.id).toBe('oven/day#Day.load')
  })
})

describe('filters', () => {
  const symbols = [symbol('Day')]
  const file = { port: 'oven', path: 'oven/src/day.ts', text: 'bread', symbols: [] } as never
  const pages: WrittenPage[] = [
    chapter('a', '<h1>bread</h1>'),
    chapter('b', '<h1>B</h1><p>bread</p>'),
    { path: 'file/', body: '<h1>oven/src/day.ts</h1><p>bread</p>', kind: { kind: 'file', file } },
    ...symbols.map((one) => symbolPage(one, '<p>bread</p>')),
  ]

  it('count what there would be, and give what was asked for', async () => {
    const { search } = await searchPages(pages, { knowledge: { symbols } })
    const all = await search.ask({ text: 'bread', offset: 0, limit: 10 })
    const counts = { chapter: 2, symbol: 1, note: 0, source: 1, glossary: 0 }
    expect(all).toMatchObject({ total: 4, byType: counts, byPort: { oven: 2 } })
    const chapters = await search.ask({ text: 'bread', type: 'chapter', offset: 0, limit: 10 })
    expect(chapters.hits.map(({ url }) => url)).toEqual(['/a/', '/b/'])
    expect(chapters).toMatchObject({ total: 2, byType: counts, byPort: { oven: 0 } })
    const port = await search.ask({ text: 'bread', port: 'oven', offset: 0, limit: 10 })
    expect(port.hits.map(({ type }) => type).sort()).toEqual(['source', 'symbol'])
    expect(port).toMatchObject({ total: 2, byType: { chapter: 0, symbol: 1, source: 1 } })
  })

  it('give results a portion at a time', async () => {
    const { search } = await searchPages(pages, { knowledge: { symbols } })
    const all = await ask(search, 'bread')
    const portions: string[] = []
    for (let offset = 0; offset < 4; offset += 3) {
      const { hits } = await search.ask({ text: 'bread', offset, limit: 3 })
      portions.push(...hits.map(({ url }) => url))
    }
    expect(portions).toEqual(all)
  })
})

describe('a search that finds nothing', () => {
  const knowledge = {
    symbols: [symbol('Day.addRateLimited')],
    terms: [term({ zh: '限速队列' }), term({ zh: '去重' }), term({ zh: 'informer' })],
  }
  it.each([
    ['informre', 'informer'],
    ['限速队咧', '限速队列'],
    ['队列限速', '限速队列'],
    ['addRatLimitd', 'addRateLimited'],
  ])('suggests for %s %s', async (query, nearest) => {
    const { search } = await searchPages([chapter('x', '<h1>x</h1>')], { knowledge })
    const answer = await search.ask({ text: query, offset: 0, limit: 10 })
    expect(answer.hits).toEqual([])
    expect(answer.suggestions[0]).toBe(nearest)
  })

  it('suggests nothing where nothing is near', async () => {
    const { search } = await searchPages([chapter('x', '<h1>x</h1>')], { knowledge })
    expect((await search.ask({ text: 'zzzzzz', offset: 0, limit: 9 })).suggestions).toEqual([])
    expect((await search.ask({ text: '  ', offset: 0, limit: 9 })).suggestions).toEqual([])
  })
})

describe('loading', () => {
  it('reads the directory at first, and each file once', async () => {
    const { search, loaded } = await searchPages([chapter('x', '<h1>bread</h1>')])
    expect(loaded).toEqual(['directory.json'])
    await ask(search, 'bread')
    await ask(search, 'bread')
    expect(new Set(loaded).size).toBe(loaded.length)
  })
})
