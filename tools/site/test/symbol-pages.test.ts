import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mention } from '#schemas/mention.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { firstSentence, renderDoc, renderInline } from '../../../src/lib/doc-markdown.ts'
import { MAX_NODES, buildCallGraph } from '../../../src/lib/graph-model.ts'
import { buildUpstreamFiles, headerComment } from '../../../src/lib/port-view.ts'
import type { Chapter } from '../../../src/lib/reading-order.ts'
import { breakSignature, renderSignature } from '../../../src/lib/signature-html.ts'
import { signatureLinks } from '../../../src/lib/signature-links.ts'
import { findAppearances, findClaims, findNotes } from '../../../src/lib/symbol-mentions.ts'
import { fullSignatures, ownName, symbolsWithPages } from '../../../src/lib/symbol-pages.ts'
import { symbolPath, symbolUrl } from '../../../src/lib/urls.ts'
import {
  buildUseLines,
  countReferences,
  countUses,
  findUsesThrough,
} from '../../../src/lib/use-lines.ts'
import { answer } from '../src/static-server.ts'
import { renameEncodedFolders } from '../src/symbol-folders.ts'
import { COMPILING, indexPort } from './support/indexed-port.ts'

const find = (name: string): string | undefined => (name.includes('heat') ? '/heat/' : undefined)
const place = {
  base: '/book/',
  locales: [
    { code: 'en', lang: 'en', label: 'English' },
    { code: 'fr', lang: 'fr', label: 'French' },
  ],
  locale: 'fr',
}

describe('a doc comment', () => {
  it('is printed with links, code and emphasis, and without HTML', () => {
    const text = 'Calls [`heat`][oven/a#heat], *not* `<b>`; see [docs](https://x.org/?a&b) <script>'
    expect(renderInline(text, find)).toBe(
      'Calls <a class="sym" href="/heat/"><code>heat</code></a>, <em>not</em> <code>&lt;b&gt;</code>; see ' +
        '<a href="https://x.org/?a&amp;b">docs</a> &lt;script&gt;',
    )
  })

  it('names what is not found without a link, and links no other protocol', () => {
    expect(renderInline('[`cold`] [x](javascript:y)', find)).toBe(
      '<code>cold</code> [x](javascript:y)',
    )
  })

  it('has paragraphs, lists and code', () => {
    expect(renderDoc('One\ntwo.\n\n- a\n- b\n\n```ts\nx\n\ny\n```', find)).toBe(
      '<p>One two.</p><ul><li>a</li><li>b</li></ul><pre class="fence"><code>x\n\ny</code></pre>',
    )
  })

  it.each([
    ['At 0.5 s it waits. Then not.', 'At 0.5 s it waits.'],
    ['先到先得。然后', '先到先得。'],
    ['no end\n\nmore', 'no end'],
    ['', ''],
  ])('begins with a sentence: %j', (text, sentence) => {
    expect(firstSentence(text)).toBe(sentence)
  })
})

describe('a signature', () => {
  const names = { own: 'bake', link: (name: string) => (name === 'Map' ? '/map/' : undefined) }

  it('links its types, prints its name once in bold, and escapes the rest', () => {
    expect(renderSignature("bake(m: Map<'<', bake>): void", names)).toBe(
      '<b>bake</b>(m: <a class="sym" href="/map/">Map</a>&lt;<span class="tk-string">\'&lt;\'</span>, bake&gt;): ' +
        '<span class="tk-keyword">void</span>',
    )
  })

  it('is broken at its parameters when it is long, not within them', () => {
    const long = `f(first: Map<string, number>, second: (a: number, b: string) => void, third: { x: 1, y: 2 }): void`
    expect(breakSignature(long)).toBe(
      'f(\n  first: Map<string, number>,\n  second: (a: number, b: string) => void,\n  third: { x: 1, y: 2 },\n): void',
    )
    expect(breakSignature('f(a: 1): void')).toBe('f(a: 1): void')
  })

  it('says what its declaration says before the name', () => {
    const signatures = ['of(a: 1): A', 'of(b: 2): B']
    const both = { signatures, modifiers: ['async', 'static'] } as unknown as SymbolRecord
    expect(fullSignatures(both)).toEqual(['static async of(a: 1): A', 'static async of(b: 2): B'])
  })
})

const record = (id: string, rest: object = {}): SymbolRecord =>
  ({ id, kind: 'method', overloads: [], declarations: [], ...rest }) as never

describe('the symbols with a page', () => {
  it('are all but type parameters and single overloads', () => {
    const symbols = [
      record('a/b#f', { overloads: ['a/b#f(1)', 'a/b#f(2)'] }),
      record('a/b#f(1)'),
      record('a/b#f(2)'),
      record('a/b#f.T', { kind: 'type-parameter' }),
    ]
    expect(symbolsWithPages(symbols).map(({ id }) => id)).toEqual(['a/b#f'])
  })

  it.each([
    ['a/b#Queue.add', 'a/b#Queue', 'add'],
    ['a/b#Queue.#dirty', 'a/b#Queue', '#dirty'],
    ['a/b#Queue.[Symbol.iterator]', 'a/b#Queue', '[Symbol.iterator]'],
    ['a/b#Queue.static:of', 'a/b#Queue', 'of'],
    ['a/b#parallelize', undefined, 'parallelize'],
  ])('%s has a name of its own', (id, parent, name) => {
    expect(ownName({ id, parent } as never)).toBe(name)
  })
})

describe('where a symbol comes up', () => {
  const oven = record('a/b#Oven', {
    declarations: [
      { file: 'b.ts', lines: { start: 10, end: 30 }, range: { start: 100, end: 300 } },
    ],
  })
  const chapter = (slug: string, locale: string): Chapter =>
    ({ slug, locale, title: `${slug} ${locale}`, sections: [{ id: 's', title: 'S' }] }) as never
  const mention = (slug: string, locale: string, rest: object): Mention =>
    ({ slug, locale, symbol: 'a/b#Oven', ...rest }) as never
  const excerpt = (start: number, end: number): object => ({
    kind: 'excerpt',
    symbol: 'a/b#Oven.bake',
    file: 'b.ts',
    lines: { start, end },
  })
  const chapters = [chapter('two', 'en'), chapter('one', 'fr'), chapter('none', 'fr')]

  it('is each section that names it or shows its lines, in the language read', () => {
    const mentions = [
      mention('one', 'fr', { kind: 'link', section: 's' }),
      mention('one', 'fr', { ...excerpt(30, 40), section: 's' }),
      mention('one', 'fr', { kind: 'link' }),
      mention('one', 'en', { kind: 'link', section: 'x' }),
      mention('two', 'en', { kind: 'link', section: 's' }),
      mention('none', 'fr', { ...excerpt(31, 40), section: 's' }),
      mention('none', 'fr', { kind: 'claim', claim: 'W1', verdict: 'wrong' }),
    ]
    expect(findAppearances(oven, mentions, chapters)).toEqual([
      { slug: 'two', title: 'two en', sections: [{ id: 's', title: 'S', shown: false }] },
      {
        slug: 'one',
        title: 'one fr',
        sections: [
          { id: 's', title: 'S', shown: true },
          { id: undefined, title: undefined, shown: false },
        ],
      },
    ])
    expect(findClaims(oven, mentions, chapters)).toEqual([
      { claim: 'W1', verdict: 'wrong', slug: 'none', title: 'none fr' },
    ])
  })

  it('is each note on its lines, in order, one sentence of it', () => {
    const note = (id: string, start: number, html: string, anchored = true): never =>
      ({
        record: {
          id,
          kind: 'note',
          target: id === 'about' ? 'a/b#Oven' : 'a/b#Oven.bake',
          ...(anchored
            ? {
                anchor: {
                  file: 'b.ts',
                  range: { start, end: start + 5 },
                  lines: { start, end: start },
                },
              }
            : {}),
        },
        bodies: { en: html },
      }) as never
    const notes = [
      note('late', 200, '<p>It bakes [<code>bread</code>][a/b#x] &amp; more. Then not.</p>'),
      note('early', 150, '<p>First</p>'),
      note('outside', 400, '<p>Elsewhere</p>'),
      note('about', 500, '<p>Named</p>'),
      note('withheld', 160, '<p>Lost</p>', false),
    ]
    const found = findNotes(oven, notes, 'fr').map(({ id, text, lang }) => [id, lang, text])
    expect(found).toEqual([
      ['early', 'en', 'First'],
      ['late', 'en', 'It bakes bread & more.'],
      ['about', 'en', 'Named'],
    ])
  })
})

describe('the lines a symbol is used on', () => {
  it('mark each use once, and say which ones declare', () => {
    const use = (column: number, role: string): object => ({
      file: 'a.ts',
      line: 3,
      role,
      text: '  add(add)  ',
      column,
      range: { start: 40 + column, end: 43 + column },
    })
    const files = [
      { file: 'a.ts', port: 'p', module: 'a', uses: [use(2, 'definition'), use(6, 'reference')] },
    ] as never
    expect(countReferences(files)).toBe(1)
    expect(buildUseLines(files)).toEqual([
      {
        port: 'p',
        module: 'a',
        references: 1,
        lines: [
          {
            line: 3,
            definition: true,
            runs: [
              { text: 'add', marked: true },
              { text: '(', marked: false },
              { text: 'add', marked: true },
              { text: ')', marked: false },
            ],
          },
        ],
      },
    ])
  })
})

describe('a file', () => {
  it.each([
    ['/**\n * What it is\n * for. More.\n */\n\nconst a = 1\n', 'What it is\nfor. More.'],
    ['// Short.\n// Two.\nimport a from "b"\n', 'Short.\nTwo.'],
    ['/** The file. */\n/** The constant. */\nconst a = 1\n', 'The file.'],
    ['/** The entry. */\nexport { a } from "b"\n', 'The entry.'],
    ['/** The constant. */\nconst a = 1\n', undefined],
    ['/** The constant. */\nexport const a = 1\n', undefined],
    ['const a = 1\n', undefined],
  ])('is introduced by the comment it opens with: %j', (text, comment) => {
    expect(headerComment(text)).toBe(comment)
  })
})

describe('the pages of the port', () => {
  let dist: string
  let indexed: Awaited<ReturnType<typeof indexPort>>
  let symbols: SymbolRecord[]
  beforeAll(async () => {
    indexed = await indexPort()
    symbols = symbolsWithPages(indexed.port.symbols)
    dist = await mkdtemp(path.join(tmpdir(), 'symbol-pages-'))
  }, COMPILING)
  afterAll(() => rm(dist, { recursive: true }))

  it('have an address each, on file systems that ignore case too', () => {
    const paths = symbols.map(({ id }) => symbolPath(id).toLowerCase())
    expect(new Set(paths).size).toBe(symbols.length)
    expect(symbols.length).toBeGreaterThan(400)
  })

  it('are found by it once the folders have their names', async () => {
    const exotic = [
      'p/m#A.[Symbol.iterator]',
      'p/m#A.static:of',
      'p/m#["two%20words"]',
      'p/m#["a/b"]',
      'p/m#A.x?',
    ]
    const ids = [...symbols.map(({ id }) => id as string), ...exotic]
    for (const id of ids) {
      // As Astro writes them.
      const built = `fr/symbol/${symbolPath(id)}`.replaceAll('#', '%23').replaceAll('?', '%3F')
      await mkdir(path.join(dist, built), { recursive: true })
      await writeFile(path.join(dist, built, 'index.html'), id)
    }
    await renameEncodedFolders(dist)
    for (const id of ids) {
      const { status, body } = await answer(dist, '/book/', symbolUrl(place, id))
      expect([status, String(body)]).toEqual([200, id])
    }
  })

  it('link types in signatures to what they mean', () => {
    const known = new Map<string, SymbolRecord>(symbols.map((one) => [one.id, one]))
    const files = new Map<string, never>(indexed.files.map((one) => [one.path, one as never]))
    const link = (one: SymbolRecord): string => one.id
    const of = (id: string): ((name: string) => string | undefined) => {
      const symbol = known.get(id)
      if (!symbol) throw new Error(id)
      return signatureLinks(symbol, { symbols: known, files, link })
    }
    const until = of('workqueue/parallelizer#parallelizeUntil')
    expect(until('DoWorkPieceFunc')).toBe('workqueue/parallelizer#DoWorkPieceFunc')
    expect(until('Promise')).toMatch(/^https:\/\/developer\.mozilla\.org\/.*\/Promise$/u)
    expect(until('workers')).toBeUndefined()
    expect(of('workqueue/queue#Queue')('T')).toBeUndefined()
  })

  it('draw every call of every symbol, unless there are too many', () => {
    const known = new Map<string, SymbolRecord>(symbols.map((one) => [one.id, one]))
    const withPage = (ids: readonly string[]): string[] => ids.filter((one) => known.has(one))
    let compared = 0
    for (const { id, calls, calledBy } of symbols) {
      const graph = buildCallGraph(known, id, 1)
      if (graph.total > MAX_NODES) continue
      const drawn = graph.edges.map(({ from, to }) => `${from}>${to}`)
      const expected = [
        ...withPage(calls).map((to) => `${id}>${to}`),
        ...withPage(calledBy).map((from) => `${from}>${id}`),
      ]
      expect(new Set(drawn), id).toEqual(new Set(expected))
      compared += 1
    }
    expect(compared).toBeGreaterThan(200)
  })

  it('account for every upstream symbol once', () => {
    const files = buildUpstreamFiles(indexed.port)
    const listed = files.flatMap(({ mappings }) => mappings)
    expect(listed).toHaveLength(indexed.port.mappings.length)
    expect(new Set(listed)).toEqual(new Set(indexed.port.mappings))
    for (const { mappings, counts } of files) {
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(mappings.length)
    }
  })
})

describe('the uses of a symbol', () => {
  const file = (name: string, ...roles: string[]): object => ({
    file: name,
    port: 'p',
    module: name,
    uses: roles.map((role) => ({ file: name, role })),
  })
  const uses = new Map([
    ['p/a#Oven.heat', [file('a', 'definition', 'reference')]],
    ['p/b#Heater.heat', [file('b', 'definition'), file('c', 'reference', 'reference')]],
    ['p/b#Idle.heat', [file('b', 'definition')]],
  ]) as never
  const heat = { id: 'p/a#Oven.heat', overrides: ['p/b#Heater.heat', 'p/b#Idle.heat'] } as never

  it('are also those of what it overrides, but not where that is declared', () => {
    expect(findUsesThrough(heat, uses)).toEqual([
      { id: 'p/b#Heater.heat', files: [file('c', 'reference', 'reference')] },
    ])
    expect(countUses(heat, uses)).toBe(3)
  })
})
