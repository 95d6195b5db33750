import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Problem } from '#schemas/problem.ts'
import { parseMarkdown } from '#authored/markdown.ts'
import { findInvisible } from '#authored/invisible-characters.ts'
import { MAX_NOTE_BYTES } from '#authored/note-limits.ts'
import { readNoteText } from '#authored/note-text.ts'
import { noteFaultProblem } from '../../src/problems/note-fault-problem.ts'

function guard(source: string): Problem[] {
  const read = readNoteText(source)
  return read.kind === 'read' ? [] : read.faults.map((fault) => noteFaultProblem(fault, 'a.md'))
}

function codesOf(source: string): string[] {
  return [...new Set(guard(source).map(({ code }) => code))].sort()
}

describe('the guard of notes', () => {
  it.each([
    'Plain *text* with **marks**, `code {x} <b>`, ~~struck~~.',
    '- a list\n- with [a link](https://example.org "title"), <https://example.org> and [one](/slug/#id)',
    '> quoted\n\n```ts\nimport x from "y"\nexport const a = { b: <T>(c) => c }\n```',
    '| a | b |\n| --- | --- |\n| 1 | 2 |',
    'imports and exports: import taxes, export licences. 3 < 4, a > b, key:value, ::1.',
    'See [`Queue.add`], [`x`][p/a#b] and [text][ref].\n\n[ref]: https://example.org',
    '中文「引号」——破折号……，a/b，50%。',
  ])('lets pass %j', (source) => {
    expect(guard(source)).toEqual([])
  })

  it.each([
    ['<img src=x onerror=alert(1)>', 'EXT304'],
    ['a <!-- comment --> b', 'EXT304'],
    ['<Excerpt of="x" />', 'EXT304'],
    ['<Foo.Bar>', 'EXT304'],
    ['<>fragment</>', 'EXT304'],
    ['</Note>', 'EXT304'],
    ['\\<script>', 'EXT304'],
    ['&lt;script>', 'EXT304'],
    ['{1 + 1}', 'EXT305'],
    ['text }', 'EXT305'],
    ['&#123;x&#125;', 'EXT305'],
    ['import x from "y"', 'EXT306'],
    ['import{x}from"y"', 'EXT306'],
    ['import "y"', 'EXT306'],
    ['export default 1', 'EXT306'],
    ['export * from "y"', 'EXT306'],
    ['text\nexport const x = 1', 'EXT306'],
    ['::excerpt', 'EXT307'],
    [':::claim\nx\n:::', 'EXT307'],
    ['text\n:::claim', 'EXT307'],
    ['![a](https://example.org/a.png)', 'EXT307'],
    ['![a][b]\n\n[b]: /x/', 'EXT307'],
    ['# heading', 'EXT307'],
    ['heading\n===', 'EXT307'],
    ['foot[^1]\n\n[^1]: note', 'EXT307'],
    ['[x](javascript:alert(1))', 'EXT308'],
    ['[x](JaVaScRiPt:alert(1))', 'EXT308'],
    ['[x](&#106;avascript:alert(1))', 'EXT308'],
    ['[x](data:text/html,x)', 'EXT308'],
    ['[x](//evil.example)', 'EXT308'],
    ['[x](/\\evil.example)', 'EXT308'],
    ['[x](https:evil)', 'EXT308'],
    ['[x](../../etc/passwd)', 'EXT308'],
    ['[x](#id)', 'EXT308'],
    ['<mailto:a@example.org>', 'EXT308'],
    ['zero\u200bwidth', 'EXT310'],
    ['\u202ebidi', 'EXT310'],
    ['soft\u00adhyphen', 'EXT310'],
    ['tag\u{e0041}', 'EXT310'],
    ['null\u0000', 'EXT310'],
    ['', 'EXT317'],
  ])('refuses %j with %s', (source, code) => {
    expect(codesOf(source)).toContain(code)
  })

  it.each([
    ['quotations', '> '.repeat(2000)],
    ['lists', '- '.repeat(2000)],
    ['brackets', '['.repeat(5000)],
    ['stars', '*a '.repeat(1600)],
    ['underscores', '_'.repeat(5000)],
    ['backticks', Array.from({ length: 300 }, (_, length) => '`'.repeat(length % 50)).join(' ')],
    [
      'nested lists',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth * 2)}- x`).join('\n'),
    ],
    ['lazy quotations', Array.from({ length: 3000 }, () => '>').join('\n')],
    ['bracket lines', Array.from({ length: 4000 }, () => '[a](').join('\n')],
    ['star lines', Array.from({ length: 8000 }, () => '**a *').join('\n')],
    ['tables', `|a|\n|-|\n${'|x|\n'.repeat(15_000)}`],
    ['entities', '&amp;'.repeat(900)],
    ['links', '[a](https://example.org) '.repeat(190)],
  ])('takes no longer than a moment over %s', (_, source) => {
    const text = source.slice(0, MAX_NOTE_BYTES)
    const start = performance.now()
    guard(text)
    // A healthy note takes a millisecond; the bound tells a stall from a slow machine.
    expect(performance.now() - start).toBeLessThan(15_000)
  })

  it('lets nothing pass that opens an expression, a tag or a module statement', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '<',
        '>',
        '/',
        'a',
        ' ',
        '\n',
        '`',
        '*',
        '\\',
        '&lt;',
        '&#123;',
        'import ',
        'export ',
        '"',
        '=',
        '!',
        '[',
        ']',
        '(',
        ')',
      ],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const source = pieces.join('')
        fc.pre(guard(source).length === 0)
        const outside = JSON.stringify(parseMarkdown(source)).replaceAll(
          /"type":"(?:inlineCode|code)","(?:lang":[^,]*,"meta":[^,]*,")?value":"(?:\\.|[^"\\])*"/gu,
          '',
        )
        const texts = [...outside.matchAll(/"type":"text","value":"((?:\\.|[^"\\])*)"/gu)]
        for (const [, text = ''] of texts) expect(text).not.toMatch(/[{}]|<[A-Za-z/!]/u)
        expect(outside).not.toContain('"type":"html"')
      }),
      { numRuns: 3000 },
    )
  })
})

describe('invisible characters', () => {
  it('are named with their line; line feeds, tabs and wide blanks are welcome', () => {
    expect(findInvisible('a\tb\n\u3000中\n\u2066x\u2069')).toEqual([
      { character: 'U+2066', line: 3 },
      { character: 'U+2069', line: 3 },
    ])
  })
})
