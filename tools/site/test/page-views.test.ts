import { describe, expect, it } from 'vitest'
import type { ChapterList } from '#schemas/chapter.ts'
import { markHeadings } from '../../../src/lib/headings.ts'
import { uniqueNoteId } from '../../../src/lib/note-id.ts'
import { buildParts, findNeighbours } from '../../../src/lib/reading-order.ts'
import { groupNotes, placeNotes } from '../../../src/lib/source-view.ts'
import { findSymbol, linkSymbols } from '../../../src/lib/symbol-links.ts'

type Chapter = ChapterList['chapters'][number]

const chapter = (slug: string, locale: string, part: string | undefined, order: number): Chapter =>
  ({ slug, locale, part, order, title: `${slug} ${locale}` }) as Chapter

const chapters = [
  chapter('index', 'fr', undefined, 0),
  chapter('b', 'fr', 'two', 1),
  chapter('c', 'fr', 'one', 20),
  chapter('a', 'fr', 'one', 3),
  chapter('a', 'en', 'one', 3),
]
const parts = [
  { id: 'one', title: { fr: 'Un', en: 'One' } },
  { id: 'empty', title: { fr: 'Vide', en: 'Empty' } },
  { id: 'two', title: { fr: 'Deux', en: 'Two' } },
]

describe('the reading order', () => {
  const english = buildParts(parts, chapters, { locale: 'en', source: 'fr' })

  it('follows the parts, then the places within them; empty parts are left out', () => {
    expect(english.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(english[0]?.chapters.map(({ slug }) => slug)).toEqual(['a', 'c'])
  })

  it('lets an untranslated chapter stand in for its translation', () => {
    expect(english[0]?.chapters.map(({ title }) => title)).toEqual(['a en', 'c fr'])
  })

  it('goes on across the border of parts', () => {
    expect(findNeighbours(english, 'c').previous?.slug).toBe('a')
    expect(findNeighbours(english, 'c').next?.slug).toBe('b')
    expect(findNeighbours(english, 'index')).toEqual({ previous: undefined, next: undefined })
  })
})

describe('headings', () => {
  const marks = {
    anchorLabel: (title: string) => `to "${title}"`,
    stale: new Set(['two']),
    staleNotice: 'changed & unchecked',
  }
  const html = markHeadings('<h2 id="one"><code>a</code> &amp; b</h2><h3 id="two">c</h3>', marks)

  it('get a link to themselves, named by their text', () => {
    expect(html).toContain('href="#one" aria-label="to &quot;a &amp; b&quot;"')
  })

  it('say that they are stale only where they are', () => {
    expect(html.match(/class="stale"/gu)).toHaveLength(1)
    expect(html).toMatch(/id="two">c<\/h3>.*data-stale="two">changed &amp; unchecked/u)
  })
})

describe('notes on a source page', () => {
  const note = (
    id: string,
    start: number,
    end: number,
    bodies: Record<string, string>,
  ): unknown => ({
    record: { id, anchor: { file: 'a.ts', lines: { start, end } } },
    bodies,
  })
  const notes = [
    note('late', 9, 9, { en: 'E', fr: 'F' }),
    note('early', 2, 4, { fr: 'F' }),
    note('also', 3, 4, { en: 'E' }),
  ] as Parameters<typeof placeNotes>[0]

  it('stand in the order of their lines, each in a language it has', () => {
    const placed = placeNotes(notes, 'a.ts', 'en')
    expect(placed.map(({ record, number, lang }) => [record.id, number, lang])).toEqual([
      ['early', 1, 'fr'],
      ['also', 2, 'en'],
      ['late', 3, 'en'],
    ])
    expect(placeNotes(notes, 'b.ts', 'en')).toEqual([])
  })

  it('share the line their quotes end on', () => {
    const grouped = groupNotes(placeNotes(notes, 'a.ts', 'fr'))
    expect([...grouped.keys()]).toEqual([4, 9])
    expect(grouped.get(4)?.marks.map(({ id, first }) => [id, first])).toEqual([
      ['note-early', 2],
      ['note-also', 3],
    ])
  })

  it('keep their id, unless the page has it already', () => {
    const page = {}
    expect(uniqueNoteId(page, 'a', 1)).toBe('note-a')
    expect(uniqueNoteId(page, 'a', 4)).toBe('note-a-4')
    expect(uniqueNoteId({}, 'a', 1)).toBe('note-a')
  })

  it('link the symbols they name', () => {
    const symbols = [
      { id: 'p/m#A.x', name: 'A.x' },
      { id: 'p/m#x', name: 'x' },
    ]
    const html = '[<code>x</code>], [<code>it</code>][p/m#A.x], [<code>gone</code>]'
    expect(linkSymbols(html, (name) => findSymbol(symbols, name)?.id)).toBe(
      '<a class="sym" href="p/m#x"><code>x</code></a>, ' +
        '<a class="sym" href="p/m#A.x"><code>it</code></a>, <code>gone</code>',
    )
  })
})
