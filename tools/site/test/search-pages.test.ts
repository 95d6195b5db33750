// cspell:ignore limi

import { describe, expect, it } from 'vitest'
import { readPageText } from '../src/search/page-text.ts'
import { ask, searchPages } from './support/memory-search.ts'

const read = (body: string): string =>
  readPageText(`<body><nav>Menu</nav><main data-pagefind-body>${body}</main>`)?.text ?? ''

describe('the text of a page', () => {
  it('is what is said to be found, blocks and lines of code on lines of their own', () => {
    const body = `
      <h1>Bread</h1>
      <p>Knead
         it <em>w</em>ell.</p><ul><li>one</li><li>two</li></ul>
      <pre><code><span class="l">if  (a) {
</span><span class="l">  b()
</span></code></pre>
      <p data-pagefind-ignore>12 words</p><script>var x</script><style>y{}</style>`
    expect(read(body)).toBe('Bread\nKnead it well.\none\ntwo\nif (a) {\nb()\n')
  })

  it('is absent where nothing is to be found', () => {
    expect(readPageText('<main><p>gone</p></main>')).toBeUndefined()
  })

  it('is the parts a symbol page chooses, and its title', () => {
    const body = '<h1>Day.bake</h1><p>x</p><div data-search-body>Bakes.</div>'
    expect(read(body)).toBe('Day.bake\nBakes.\n')
    expect(read('<div data-search-body><h1>Day</h1>Bakes.</div><p>x</p>')).toBe('Day\nBakes.\n')
  })

  it('needs no other mark where parts are chosen', () => {
    const page = readPageText('<h1>Day</h1><div data-search-body>Bakes.</div>')
    expect(page).toMatchObject({ title: 'Day', text: 'Day\nBakes.\n' })
  })

  it('leaves out what nobody can see', () => {
    expect(read('<p>rate\u00ADLimi\u200Bter</p>')).toBe('rateLimiter\n')
  })

  it('knows sections, notes with their ends, lines and entries', () => {
    const body = `<h1>T</h1><h2 id="a">A</h2><p>x</p>
      <div role="note" data-note="n" id="note-n" aria-label="Note 1">
        <p data-pagefind-ignore><span class="note-kind">pitfall</span></p><p>hot</p>
      </div><p>y</p><pre><span class="l" id="L1">b
</span></pre><dl><dt id="term"><dfn>Oven</dfn> <span>炉</span></dt><dd>Hot.</dd></dl>`
    const page = readPageText(`<main data-pagefind-body>${body}</main>`)
    const seen = page?.landmarks.map(({ kind, hash, offset, title }) => [
      kind,
      hash,
      title,
      page.text.slice(offset).split('\n')[0],
    ])
    expect(seen).toEqual([
      ['section', 'a', 'A', 'A'],
      ['note', 'note-n', 'Note 1 · pitfall', 'hot'],
      ['note-end', '', '', 'y'],
      ['line', 'L1', '', 'b'],
      ['entry', 'term', 'Oven', 'Oven 炉'],
    ])
  })
})

describe('a spot', () => {
  const body = `<h1>T</h1><p>flour</p><h2 id="a">A</h2><p>x</p>
    <div role="note" data-note="n" id="note-n" aria-label="Note 1"><p>flour</p></div>
    <p>flour</p>`

  it('is the innermost place, and a note ends where it ends', async () => {
    const { search } = await searchPages([{ path: 't/', body }], { base: '/book/' })
    const { hits } = await search.ask({ text: 'flour', offset: 0, limit: 10 })
    expect(hits[0]?.spots.map(({ url, title, type }) => [url, title, type])).toEqual([
      ['/book/t/', 'T', 'chapter'],
      ['/book/t/#note-n', 'Note 1', 'note'],
      ['/book/t/#a', 'A', 'chapter'],
    ])
  })

  it('is a result of its own when only notes are asked for, once for all pages', async () => {
    const { search } = await searchPages([
      { path: 't/', body },
      { path: 'again/', body },
    ])
    const answer = await search.ask({ text: 'flour', type: 'note', offset: 0, limit: 10 })
    expect(answer.hits[0]?.reason).toEqual({ kind: 'literal', count: 1 })
    expect(answer.hits.map(({ url, title, trail, type }) => [url, title, trail, type])).toEqual([
      ['/t/#note-n', 'Note 1', ['T'], 'note'],
    ])
    expect(answer.byType).toMatchObject({ chapter: 2, note: 1 })
  })
})

describe('the words around a match', () => {
  const entry = (name: string, text: string): string =>
    `<dt id="${name}"><dfn>${name}</dfn> <span>x-${name}</span></dt><dd>${text}</dd>`
  const body = `<p>Part</p><h1>On flour</h1><p>White.</p>
    <h2 id="sieve">The sieve</h2><p>Fine.</p><h2 id="mill">Mill</h2><p>It makes flour.</p>
    <dl>${entry('oven', 'Hot.')}${entry('dough', 'Knead.')}</dl>`
  const shown = async (text: string, type?: 'glossary'): Promise<string[][]> => {
    const { search } = await searchPages([
      { path: 't/', body, ...(type && { kind: { kind: type } }) },
    ])
    const { hits } = await search.ask({ text, ...(type && { type }), offset: 0, limit: 10 })
    return hits.flatMap(({ title, spots }) =>
      spots.map((spot) => [title, spot.title, spot.runs.map((run) => run.text).join('')]),
    )
  }

  it('end with their section, and do not repeat its heading', async () => {
    expect(await shown('sieve')).toEqual([['On flour', 'The sieve', 'Fine.']])
    expect(await shown('flour')).toEqual([
      ['On flour', 'On flour', 'White.'],
      ['On flour', 'Mill', 'It makes flour.'],
    ])
  })

  it('begin behind the title, whatever notes stand in between', async () => {
    const body = `<h1>On flour</h1><p>White.</p>
      <div role="note" data-note="n" id="note-n" aria-label="Note 1"><p>Hot.</p></div><p>Late.</p>`
    const { search } = await searchPages([{ path: 't/', body }])
    const { hits } = await search.ask({ text: 'on flour', offset: 0, limit: 1 })
    expect(hits[0]?.spots[0]?.runs.map(({ text }) => text).join('')).toBe('White.')
  })

  it('do not repeat the name of a symbol', async () => {
    const one = { id: 'oven/day#Day', name: 'Day', port: 'oven', declarations: [] } as never
    const { search } = await searchPages(
      [{ path: 's/', body: '<h1>Day</h1><p>class Day</p>', kind: { kind: 'symbol', symbol: one } }],
      { knowledge: { symbols: [one] } },
    )
    const { hits } = await search.ask({ text: 'day', offset: 0, limit: 1 })
    expect(hits[0]?.spots[0]?.runs.map(({ text }) => text).join('')).toBe('class Day')
  })

  it('are those of one entry, which is a result when entries are asked for', async () => {
    expect(await shown('oven', 'glossary')).toEqual([['oven', 'oven', 'x-oven Hot.']])
    expect(await shown('knead', 'glossary')).toEqual([['dough', 'dough', 'Knead.']])
  })
})

describe('text that looks like HTML', () => {
  it('is found and shown as the text it is', async () => {
    const hostile = '&lt;img src=x onerror=alert(1)&gt; &amp;lt;b&amp;gt; "quotes" \\u003c'
    const { search } = await searchPages([{ path: 't/', body: `<h1>T</h1><p>${hostile}</p>` }])
    const { hits } = await search.ask({ text: '<IMG src=x', offset: 0, limit: 10 })
    const shown = hits[0]?.spots[0]?.runs
    expect(shown?.find(({ marked }) => marked)?.text).toBe('<img src=x')
    expect(shown?.map(({ text }) => text).join('')).toContain(
      '<img src=x onerror=alert(1)> &lt;b&gt; "quotes" \\u003c',
    )
  })

  it.each(['<script>', '</main>', '__proto__', 'constructor', '\\', '"', "'", '\u0000', '$&'])(
    'as a query is only looked for: %s',
    async (query) => {
      const { search } = await searchPages([{ path: 't/', body: '<h1>T</h1><p>plain</p>' }])
      expect(await ask(search, query)).toEqual([])
    },
  )
})
