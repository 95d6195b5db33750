import { describe, expect, it } from 'vitest'
import type { NoteRecord } from '#schemas/annotation.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { compareCode } from '../../../src/lib/code-comparison.ts'
import { renderSide } from '../../../src/lib/comparison-html.ts'
import { contributorId } from '../../../src/lib/contributor-id.ts'
import { listContributors } from '../../../src/lib/contributor-view.ts'
import type { RenderedNote } from '../../../src/lib/rendered-note.ts'
import { diffLines } from '../../../src/lib/line-diff.ts'
import { describeNote } from '../../../src/lib/note-marks.ts'
import { listCommands } from '../../../src/lib/review-commands.ts'
import { buildReview } from '../../../src/lib/review-view.ts'
import type { Words } from '../../../src/lib/words.ts'

const TEXT = 'class Oven {\n  heat() {\n    return 230\n  }\n}\n'
const file = { path: 'oven/src/oven.ts', port: 'oven', module: 'oven', text: TEXT } as SourceFile
const heat = {
  id: 'oven/oven#Oven.heat',
  declarations: [{ file: file.path, range: { start: 15, end: 41 } }],
} as SymbolRecord
const code = { symbols: new Map([[heat.id, heat]]), files: new Map([[file.path, file]]) }
const anchor = {
  symbol: heat.id,
  file: file.path,
  lines: { start: 3, end: 3 },
  range: { start: 28, end: 38 },
} as NoteRecord['anchor']

function note(id: string, more: Partial<NoteRecord>): RenderedNote {
  const base = { id, target: heat.id, quote: 'return 230', kind: 'note', author: 'a baker' }
  const rest = { created: '2026-01-02', review: 'none', state: 'anchored', candidates: [] }
  const record = { ...base, ...rest, ...more } as unknown as NoteRecord
  return { record, bodies: { en: '<p>Hot. Very.</p>' } }
}

describe('the review of notes', () => {
  const notes = [
    note('expired', { anchor, review: 'expired', reviewer: 'a miller' }),
    note('changed', { anchor, state: 'changed', was: 'heat() {\n  return 230 + 1\n}' }),
    note('lost', { state: 'orphaned', was: 'cool() {}', target: 'oven/oven#Oven.cool' as never }),
    note('twice', { state: 'ambiguous', candidates: [heat.id] }),
    note('waiting', { anchor }),
    note('approved', { anchor, review: 'approved', reviewer: 'a miller' }),
  ]
  const review = buildReview(notes, code)

  it('puts what readers do not see first, and counts every note once', () => {
    expect(review.attention.map(({ note: { record } }) => record.id)).toEqual([
      'twice',
      'lost',
      'changed',
      'expired',
    ])
    expect(review.attention.map(({ withheld }) => withheld)).toEqual([true, true, false, false])
    expect(review.waiting.map((group) => group.notes.map(({ record }) => record.id))).toEqual([
      ['waiting'],
    ])
    expect(review.settled).toBe(1)
  })

  it('sets the code as it was beside the code as it is, and nothing unlike it', () => {
    const [, lost, changed] = review.attention
    expect(lost).toMatchObject({ target: 'gone', comparison: { now: undefined, forgotten: false } })
    expect(changed?.comparison).toMatchObject({ now: heat.id, forgotten: false })
    expect(changed?.comparison?.rows[1]).toEqual({
      kind: 'line',
      before: { number: 2, text: '  return 230 + 1', changed: true, quoted: true },
      after: { number: 2, text: '  return 230', changed: true, quoted: true },
    })
  })

  it('quotes for the shell whatever the author of a note called its symbol', () => {
    const target = "oven/oven#Oven.x';reboot;'" as NoteRecord['target']
    const entry = { note: note('bad', { target }), why: 'orphaned', target: 'gone', candidates: [] }
    expect(listCommands(entry as never)).toEqual([
      String.raw`npm run annotate -- move bad 'oven/oven#Oven.x'\'';reboot;'\''' --lines FROM-TO`,
    ])
  })
})

describe('two texts side by side', () => {
  it('have in a row what is the same, and what took the place of what', () => {
    const rows = diffLines('a\nb\nc\nd', 'a\nB\nd\ne')
    expect(rows.map(({ before, after }) => [before?.text, after?.text])).toEqual([
      ['a', 'a'],
      ['b', 'B'],
      ['c', undefined],
      ['d', 'd'],
      [undefined, 'e'],
    ])
  })

  it('leave out what is far from every change and from the quote', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line${index}`)
    const [before, after] = [lines.join('\n'), lines.with(30, 'new').join('\n')]
    const rows = compareCode({ text: before, quote: 'line5' }, { text: after, quote: 'line5' })
    expect(rows.flatMap((row) => (row.kind === 'skip' ? row.count : []))).toEqual([2 + 16, 6])
    expect(rows.slice(0, 2).map(({ kind }) => kind)).toEqual(['line', 'line'])
  })

  it('print code as text', () => {
    const code = { text: '<script>alert(1)</script>', quote: 'x' }
    const html = renderSide(compareCode(code, { ...code, text: 'y' }), 'before', String)
    expect(html).toBe(
      '<code><del class="d gone">&lt;script&gt;alert(1)&lt;/script&gt;\n</del></code>',
    )
  })
})

describe('contributors', () => {
  it('are who wrote and who reviewed, who did most first, with their first date', () => {
    const notes = [
      note('b', { anchor, author: 'a baker', created: '2026-03-01', reviewer: 'a miller' }),
      note('a', { author: 'a baker', created: '2026-02-01', kind: 'pitfall' }),
    ]
    const files = new Map([[file.path, file]])
    const people = listContributors({ notes, files, chapters: [], mentions: [] })
    expect(people).toMatchObject([
      {
        name: 'a baker',
        since: '2026-02-01',
        kinds: [
          { kind: 'note', count: 1 },
          { kind: 'pitfall', count: 1 },
        ],
        ports: ['oven'],
      },
      { name: 'a miller', since: undefined, kinds: [], ports: [] },
    ])
    expect(people[0]?.written.map((group) => group.file?.path)).toEqual([file.path, undefined])
  })

  it.each([
    ['annotated-k8s', 'by-annotated-k8s'],
    ['张 三', 'by-张_三'],
    ['a_b', 'by-a~5f~b'],
    ['"><img src=x>', 'by-~22~~3e~~3c~img_src~3d~x~3e~'],
  ])('are found under an id of letters and digits: %s', (name, id) => {
    expect(contributorId(name)).toBe(id)
  })
})

describe('the marks of a note', () => {
  const t: Words = (key, values = {}) => [key, ...Object.values(values)].join(' ')
  const zh = { code: 'zh', lang: 'zh-CN', label: '简体中文' }
  const en = { code: 'en', lang: 'en', label: 'English' }

  it('name the language of its body as the reader calls it', () => {
    const { record } = note('a', { state: 'moved', review: 'approved', reviewer: 'a miller' })
    expect(describeNote(record, { own: en, body: zh }, t)).toEqual({
      review: 'note.review.approved a miller',
      state: 'note.state.moved',
      language: 'note.otherLanguage Chinese',
    })
    expect(describeNote(record, { own: zh, body: en }, t).language).toBe('note.otherLanguage 英语')
    expect(describeNote(record, { own: zh, body: zh }, t).language).toBeUndefined()
  })
})
