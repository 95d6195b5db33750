import { describe, expect, it } from 'vitest'
import { definitionOf, isOfPage, offerFirst } from '../../../src/lib/palette-rows.ts'
import type { PaletteEntry } from '../../../src/lib/search/search-api.ts'
import { definitionUrl, type Place, symbolUrl } from '../../../src/lib/urls.ts'

const place: Place = {
  base: '/book/',
  locales: [
    { code: 'zh', lang: 'zh-CN', label: '中文' },
    { code: 'en', lang: 'en', label: 'English' },
  ],
  locale: 'en',
}

function entry(id: string): PaletteEntry {
  const [file = '', name = ''] = id.split('#')
  const [port = '', ...module] = file.split('/')
  return {
    id,
    name,
    kind: 'method',
    port,
    module: module.join('/'),
    exported: !name.startsWith('own'),
    url: symbolUrl(place, id),
  }
}

describe('a row of the palette', () => {
  it.each([
    'q/queue#Queue.add',
    'q/a/b#Box.static:of',
    'symbol/symbol#symbol',
    'q/set#集合',
    'q/set#["two%20words"]',
    'q/set#["a/b"]',
  ])('leads to the definition of %s', (id) => {
    expect(definitionOf(entry(id))).toBe(definitionUrl(place, id))
  })

  it('knows the pages of its file', () => {
    const add = entry('q/queue#Queue.add')
    expect(isOfPage(add, '/book/en/source/q/queue/')).toBe(true)
    expect(isOfPage(add, '/book/en/symbol/q/queue/Queue.get/')).toBe(true)
    expect(isOfPage(add, '/book/en/source/q/queue/more/')).toBe(false)
    expect(isOfPage(add, '/book/en/q/queue/')).toBe(false)
  })

  it('comes first on the pages of its file, and before what no one else can use', () => {
    const all = ['q/a#own1', 'q/a#a', 'q/b#b', 'q/a#c', 'q/b#own2'].map(entry)
    const names = (pathname: string): string[] => offerFirst(all, pathname).map(({ name }) => name)
    expect(names('/book/en/source/q/b/')).toEqual(['b', 'own2', 'a', 'c', 'own1'])
    expect(names('/book/en/')).toEqual(['a', 'b', 'c', 'own1', 'own2'])
  })
})
