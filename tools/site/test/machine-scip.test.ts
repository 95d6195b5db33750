import fc from 'fast-check'
import { fromBinary } from '@bufbuild/protobuf'
import {
  IndexSchema,
  type Index,
  PositionEncoding,
  SymbolInformation_Kind as Kind,
  SymbolRole,
} from '@c4312/scip/scip_pb.js'
import { describe, expect, it } from 'vitest'
import { bookConfigSchema } from '#schemas/book.ts'
import { noteRecordSchema } from '#schemas/annotation.ts'
import { mentionListSchema } from '#schemas/mention.ts'
import { portRecordSchema, sourceFileSchema } from '#schemas/source-file.ts'
import { isLocal, parseScipSymbol } from '../../../test/support/scip-symbol.ts'
import type { MachineKnowledge } from '../src/machine/machine-knowledge.ts'
import { findLineStarts, rangeOf } from '../src/machine/scip/line-starts.ts'
import { buildScipIndex } from '../src/machine/scip/scip-index.ts'
import { type Descriptor, formatSymbol } from '../src/machine/scip/symbol-string.ts'

const name = fc.oneof(fc.string({ minLength: 1 }), fc.string({ minLength: 1, unit: 'binary' }))
const descriptor: fc.Arbitrary<Descriptor> = fc.record({
  name,
  suffix: fc.constantFrom('namespace', 'type', 'term', 'method', 'type-parameter'),
})
const SUFFIXES = { namespace: '/', type: '#', term: '.', method: '().', 'type-parameter': '[]' }

describe('a symbol of SCIP', () => {
  it('is read back by the grammar, whatever its names are made of', () => {
    const field = fc.stringMatching(/^[^ \0]+(?: [^ \0]+)*$/u)
    fc.assert(
      fc.property(field, field, fc.array(descriptor, { minLength: 1 }), (pack, version, steps) => {
        const symbol = formatSymbol({ manager: '', name: pack, version }, steps)
        const parsed = parseScipSymbol(symbol)
        expect(parsed).toMatchObject({ manager: '.', name: pack, version })
        expect(parsed.descriptors).toEqual(
          steps.map((step) => ({ name: step.name, suffix: SUFFIXES[step.suffix] })),
        )
      }),
    )
  })

  it.each([
    'annotated-k8s npm p 1 ',
    'annotated-k8s npm p 1 `simple`#',
    'annotated-k8s npm p 1 a b#',
    'annotated-k8s npm p 1 `open#',
    'annotated-k8s npm p 1 name',
  ])('is not %s', (symbol) => {
    expect(() => parseScipSymbol(symbol)).toThrow(SyntaxError)
  })
})

describe('a range', () => {
  it('has three numbers within a line and four across lines, in UTF-16', () => {
    const text = 'a = "🚀"; b\nc\n'
    const starts = findLineStarts(text)
    const at = (word: string): { start: never; end: never } => {
      const start = text.indexOf(word)
      return { start: start as never, end: (start + word.length) as never }
    }
    expect(rangeOf(starts, at('b'))).toEqual([0, 10, 11])
    expect(rangeOf(starts, at('c'))).toEqual([1, 0, 1])
    expect(rangeOf(starts, at('b\nc'))).toEqual([0, 10, 1, 1])
  })
})

const HASH = '0'.repeat(64)
const TEXT =
  'class 队列 {\n  /** Adds. */\n  "a`b"(x: 1) { x }\n}\nclass B extends 队列 {}\nf({ k: 1 })\n'

function range(word: string, from = 0): { start: number; end: number } {
  const start = TEXT.indexOf(word, from)
  return { start, end: start + word.length }
}

function symbol(id: string, kind: string, more: object): object {
  return {
    id,
    port: 'p',
    name: id.slice(id.indexOf('#') + 1),
    kind,
    exported: true,
    visibility: 'public',
    modifiers: [],
    signatures: [`${kind} of ${id}`],
    code: HASH,
    shape: HASH,
    ...Object.fromEntries(
      'members overloads extends implements subtypes overrides overriddenBy calls calledBy aliases'
        .split(' ')
        .map((list) => [list, []]),
    ),
    ...more,
  }
}

function declared(name: object, whole: object, line: number): object {
  const lines = { start: line, end: line }
  return { file: 'ports/p/src/q.ts', range: whole, lines, name, implementation: true }
}

const port = portRecordSchema.parse({
  schemaVersion: 1,
  port: 'p',
  path: 'ports/p',
  files: ['ports/p/src/q.ts'],
  upstream: [],
  mappings: [],
  symbols: [
    symbol('p/q#队列', 'class', {
      declarations: [declared(range('队列'), range('class 队列 {'), 1)],
    }),
    symbol('p/q#队列.a`b', 'method', {
      parent: 'p/q#队列',
      declarations: [
        {
          ...declared(range('"a`b"'), range('"a`b"(x: 1) { x }'), 3),
          doc: range('/** Adds. */'),
        },
      ],
    }),
    symbol('p/q#B', 'class', {
      declarations: [declared(range('B', 40), range('class B extends 队列 {}'), 5)],
      extends: [{ text: '队列', symbol: 'p/q#队列' }],
    }),
  ],
})

const file = sourceFileSchema.parse({
  schemaVersion: 1,
  port: 'p',
  path: 'ports/p/src/q.ts',
  module: 'q',
  text: TEXT,
  hash: HASH,
  symbols: port.symbols.map(({ id }) => id),
  hovers: ['(parameter) x: 1'],
  occurrences: [
    { range: range('队列'), role: 'definition', target: { kind: 'symbol', id: 'p/q#队列' } },
    { range: range('"a`b"'), role: 'definition', target: { kind: 'symbol', id: 'p/q#队列.a`b' } },
    {
      range: range('x'),
      role: 'definition',
      target: { kind: 'local', definition: range('x').start },
      hover: 0,
    },
    {
      range: range('x', range('x').end),
      role: 'reference',
      target: { kind: 'local', definition: range('x').start },
      hover: 0,
    },
    { range: range('B', 40), role: 'definition', target: { kind: 'symbol', id: 'p/q#B' } },
    { range: range('队列', 40), role: 'reference', target: { kind: 'symbol', id: 'p/q#队列' } },
    {
      range: range('k'),
      role: 'reference',
      target: { kind: 'local', definition: range('k').start },
    },
  ],
})

const note = noteRecordSchema.parse({
  schemaVersion: 1,
  id: 'why-add',
  source: 'annotations/p/why-add.md',
  target: 'p/q#B',
  kind: 'history',
  author: 'someone',
  created: '2026-01-01',
  lang: 'zh',
  quote: 'class B',
  code: '0'.repeat(64),
  state: 'anchored',
  reason: '',
  review: 'approved',
  candidates: [],
  anchor: { symbol: 'p/q#B', file: file.path, range: range('B', 40), lines: { start: 5, end: 5 } },
  bodies: { zh: '见 [`队列`] 与 [此处](/a/)。', en: 'See [`B`](https://x.example).' },
})

const { mentions } = mentionListSchema.parse({
  schemaVersion: 1,
  mentions: [
    { kind: 'link', symbol: 'p/q#B', slug: 'a', locale: 'zh' },
    { kind: 'claim', symbol: 'p/q#B', slug: 'a', locale: 'en', claim: 'W1', verdict: 'wrong' },
  ],
})

const book = bookConfigSchema.parse({
  title: { zh: '书', en: 'Book' },
  description: { zh: '一本书。', en: 'A book.' },
  locales: [
    { code: 'zh', lang: 'zh-CN', label: '中文' },
    { code: 'en', lang: 'en', label: 'English' },
  ],
  parts: [{ id: 'one', title: { zh: '一', en: 'One' } }],
  ports: [{ name: 'p', path: 'ports/p' }],
  site: 'https://book.example',
  base: '/b/',
  license: { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
})

function indexOf(npm: MachineKnowledge['ports'][number]['npm']): Index {
  const knowledge = {
    ports: [{ ...port, npm }],
    files: [file],
    notes: [note],
    mentions,
    chapters: [],
  }
  const texts = {
    zh: { 'machine.read': '读' },
    en: { 'machine.read': 'Read', 'claim.label': 'Claim' },
  }
  return fromBinary(IndexSchema, buildScipIndex({ knowledge, book, texts }, '1.2.3'))
}

describe('the SCIP index', () => {
  const index = indexOf({ name: '@x/p', version: '2.0.0' })
  const [document] = index.documents
  const own = (ending: string): string => `annotated-k8s npm @x/p 2.0.0 src/\`q.ts\`/${ending}`

  it('names its tool, and no folder of a machine', () => {
    expect(index.metadata).toMatchObject({
      projectRoot: 'https://book.example/b/',
      toolInfo: { name: 'annotated-k8s', version: '1.2.3' },
    })
    expect(document?.positionEncoding).toBe(PositionEncoding.UTF16CodeUnitOffsetFromLineStart)
  })

  it('has every identifier with its place', () => {
    const seen = document?.occurrences.map(({ range: at, symbol: what, symbolRoles }) => [
      at.join(' '),
      what,
      symbolRoles,
    ])
    expect(seen).toEqual([
      ['0 0 0', own(''), SymbolRole.Definition],
      ['0 6 8', own('`队列`#'), SymbolRole.Definition],
      ['2 2 7', own('`队列`#`a``b`().'), SymbolRole.Definition],
      ['2 8 9', 'local 0', SymbolRole.Definition],
      ['2 16 17', 'local 0', 0],
      ['4 6 7', own('B#'), SymbolRole.Definition],
      ['4 16 18', own('`队列`#'), 0],
      ['5 4 5', 'local 1', SymbolRole.Definition],
    ])
    expect(document?.occurrences[2]?.enclosingRange).toEqual([1, 2, 2, 19])
  })

  it('says of a symbol what the book says', () => {
    const b = document?.symbols.find(({ symbol: what }) => what === own('B#'))
    expect(b?.kind).toBe(Kind.Class)
    expect(b?.displayName).toBe('B')
    expect(b?.relationships).toMatchObject([
      { symbol: own('`队列`#'), isImplementation: true, isReference: false },
    ])
    expect(b?.documentation).toEqual([
      '读\n\n- [`B`](https://book.example/b/symbol/p/q/B/)\n- [a](https://book.example/b/a/)',
      expect.stringContaining(
        '**history** · L5 · someone\n\n见 [`队列`](https://book.example/b/symbol/p/q/%E9%98%9F%E5%88%97/) 与 [此处](https://book.example/b/a/)。',
      ),
      expect.stringContaining('https://book.example/b/en/symbol/p/q/B/'),
      'Claim [W1](https://book.example/b/en/a/#claim-W1): wrong',
      '**history** · L5 · someone\n\nSee [`B`](https://x.example).',
    ])
  })

  it('describes every local, and nothing twice', () => {
    const names = document?.symbols.map(({ symbol: what }) => what) ?? []
    expect(names.filter((one) => isLocal(one))).toEqual(['local 0', 'local 1'])
    expect(new Set(names).size).toBe(names.length)
    const local = document?.symbols.find(({ symbol: what }) => what === 'local 0')
    expect(local).toMatchObject({ kind: Kind.Parameter, displayName: 'x' })
  })

  it('calls a port without a package by its own name', () => {
    const [first] = indexOf(undefined).documents[0]?.symbols ?? []
    expect(first?.symbol).toBe('annotated-k8s . p . src/`q.ts`/')
  })
})
