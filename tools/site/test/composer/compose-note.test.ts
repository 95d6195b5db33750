import { describe, expect, it } from 'vitest'
import type { NoteFault } from '#authored/note-fault.ts'
import { readNoteFront, readNoteText } from '#authored/note-text.ts'
import {
  type ComposerFault,
  type NoteFields,
  composeNote,
} from '../../../../src/lib/composer/compose-note.ts'
import { explainFault, explainRefusal } from '../../../../src/lib/composer/fault-words.ts'
import { offerForge } from '../../../../src/lib/composer/note-finish.ts'
import { type TargetRefusal, findTarget } from '../../../../src/lib/composer/note-target.ts'
import { offset } from '#schemas/position.ts'
import { FILE, NAMES, TEXT, readWords } from './annotate-samples.ts'

const start = offset(TEXT.indexOf('cool()'))
const target = findTarget(FILE, { start, end: offset(start + 'cool(): void {'.length) })
if (target.kind !== 'target') throw new Error('the sample has no target')

const FIELDS: NoteFields = {
  id: 'cool-at-once',
  kind: 'question',
  lang: 'en',
  author: '  Ada ',
  markdown: 'Why at once? See [`Oven.warm`].',
}
const OCCASION = {
  port: 'bakery',
  target,
  today: '2026-11-23',
  locales: ['zh', 'en'],
  names: NAMES,
}
const compose = (fields: Partial<NoteFields>): ReturnType<typeof composeNote> =>
  composeNote({ ...FIELDS, ...fields }, OCCASION)

describe('a composed note', () => {
  it('is what the build reads, word for word', () => {
    const { text, faults } = compose({})
    expect(faults).toEqual([])
    const note = readNoteText(text)
    const front = note.kind === 'read' ? readNoteFront(note.value.yaml) : note
    expect(note).toMatchObject({ kind: 'read', value: { markdown: FIELDS.markdown } })
    expect(front).toMatchObject({
      kind: 'read',
      value: {
        front: {
          target: 'bakery/oven#Oven.cool',
          quote: 'cool(): void {',
          kind: 'question',
          lang: 'en',
          author: 'Ada',
          created: '2026-11-23',
          code: '0'.repeat(64),
        },
      },
    })
  })

  it('says on which line as typed something is wrong', () => {
    const { faults, tree } = compose({ markdown: '\n\nfine\n\n# A heading\n\n<b>' })
    expect(tree).toBe(undefined)
    expect(faults.map(({ field, line, fault }) => [field, line, fault.kind])).toEqual([
      ['markdown', 5, 'construct'],
      ['markdown', 7, 'html'],
    ])
  })

  it.each<[string, Partial<NoteFields>, string, string]>([
    ['no text', { markdown: ' \n' }, 'markdown', 'empty'],
    ['no author', { author: '' }, 'author', 'field'],
    ['an author in letters that look alike', { author: 'Аda' }, 'author', 'author'],
    ['an author who reads like another', { author: 'GRACE' }, 'author', 'authorLookalike'],
    ['an invisible character in the author', { author: 'A\u200Bda' }, 'author', 'invisible'],
    ['a name that is no file name', { id: '../hot' }, 'id', 'idMalformed'],
    ['a name Windows keeps for itself', { id: 'con' }, 'id', 'idMalformed'],
    ['a name that is taken', { id: 'hot' }, 'id', 'idTaken'],
    ['a symbol that is not there', { markdown: '[`Oven.arm`]' }, 'markdown', 'symbolUnknown'],
    ['a page that is not there', { markdown: '[x](/nowhere/)' }, 'markdown', 'pageUnknown'],
    ['a script', { markdown: '[x](javascript:alert)' }, 'markdown', 'link'],
  ])('is refused with %s', (_, fields, field, kind) => {
    expect(compose(fields).faults).toMatchObject([{ field, fault: { kind } }])
  })

  it('means the symbol of its own port by a short name, as the extractor does', () => {
    const names = {
      ...NAMES,
      symbols: NAMES.symbols.map((one, at) =>
        at === 3 ? { ...one, id: one.id.replace('bakery', 'house') } : one,
      ),
    } as typeof NAMES
    const fields = { ...FIELDS, markdown: 'See [`cool`].' }
    expect(composeNote(fields, { ...OCCASION, names }).faults).toEqual([])
    expect(composeNote(fields, OCCASION).faults).toMatchObject([
      { fault: { kind: 'symbolAmbiguous' } },
    ])
  })
})

describe('what is wrong with a note', () => {
  /** The type asks for one of each kind; where texts depend on more, for one of each of those. */
  const faults: Record<ComposerFault['kind'], ComposerFault[]> = {
    empty: [{ kind: 'empty' }],
    tooLarge: [{ kind: 'tooLarge', bytes: 9, limit: 8 }],
    longLine: [{ kind: 'longLine', length: 9, limit: 8 }],
    manyLines: [{ kind: 'manyLines', lines: 9, limit: 8 }],
    nesting: [{ kind: 'nesting', limit: 8 }],
    table: [{ kind: 'table', columns: 9, limit: 8 }],
    invisible: [{ kind: 'invisible', character: 'U+202E' }],
    stacked: [{ kind: 'stacked' }],
    html: [{ kind: 'html', text: '<b>' }],
    expression: [{ kind: 'expression', text: '{x}' }],
    module: [{ kind: 'module', text: "import 'x'" }],
    symbolLink: [{ kind: 'symbolLink', text: '[`x`' }],
    construct: (['directive', 'footnote', 'heading', 'image'] as const).map((what): NoteFault => ({
      kind: 'construct',
      what,
    })),
    link: [{ kind: 'link', url: 'data:x' }],
    frontMatterMissing: [{ kind: 'frontMatterMissing' }],
    yaml: [{ kind: 'yaml', reason: 'tag !x' }],
    field: [
      { kind: 'field', field: 'author', reason: 'x' },
      { kind: 'field', field: 'lang', reason: 'x' },
    ],
    author: (['spaces', 'composed', 'invisible', 'letters', 'scripts'] as const).map(
      (flaw): NoteFault => ({ kind: 'author', field: 'author', name: 'x', flaw }),
    ),
    symbolUnknown: [
      { kind: 'symbolUnknown', name: 'x' },
      { kind: 'symbolUnknown', name: 'x', near: 'y' },
    ],
    symbolAmbiguous: [{ kind: 'symbolAmbiguous', name: 'x', candidates: ['a', 'b'] }],
    pageUnknown: [{ kind: 'pageUnknown', url: '/x/' }],
    sectionUnknown: [{ kind: 'sectionUnknown', url: '/x/#y' }],
    idMalformed: [{ kind: 'idMalformed' }],
    idTaken: [{ kind: 'idTaken', id: 'x' }],
    authorLookalike: [{ kind: 'authorLookalike', other: 'x' }],
  }
  const refusals: Record<TargetRefusal['kind'], TargetRefusal> = {
    outdated: { kind: 'outdated' },
    blank: { kind: 'blank' },
    noTarget: { kind: 'noTarget' },
    tooLong: { kind: 'tooLong', length: 9, limit: 8 },
    repeated: { kind: 'repeated', times: 2 },
  }

  it.each(['zh-CN', 'en'])('is said in %s, each in words of its own', (lang) => {
    const t = readWords(lang)
    const all = Object.values(faults).flat()
    const said = [
      ...all.map((fault) => explainFault(fault, t)),
      ...Object.values(refusals).map((one) => explainRefusal(one, t)),
    ]
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('the way to the forge', () => {
  const place = { folder: 'annotations/bakery', name: 'hot.md' }
  const url = 'https://github.com/example/other-book'
  const repository = { url, branch: 'main' }

  it('is the page for a new file, filled in', () => {
    const offer = offerForge(repository, place, 'a & b')
    const link = new URL(offer.kind === 'offered' ? offer.url : '')
    expect(link.pathname).toBe('/example/other-book/new/main')
    expect([...link.searchParams.values()]).toEqual(['annotations/bakery/hot.md', 'a & b'])
  })

  it.each([
    ['names no repository', undefined, 'x', 'noRepository'],
    ['has a text no address can hold', repository, '字'.repeat(3000), 'tooLong'],
    [
      'is on a forge nobody knows',
      { url: 'https://x.example/a/b', branch: 'main' },
      'x',
      'unknownForge',
    ],
  ])('is none where the book %s', (_, where, text, kind) => {
    expect(offerForge(where, place, text)).toMatchObject({ kind })
  })
})
