import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveInside } from '../../src/load/book-path.ts'
import { readSvg } from '../../src/load/svg.ts'
import { findTitles } from '../../src/load/test-titles.ts'
import { decodeUtf8 } from '../../src/load/utf8.ts'
import { parseYaml } from '#authored/yaml.ts'

describe('a path', () => {
  it.each([
    ['.', 'a/b.md', 'a/b.md'],
    ['a', './b/../c.md', 'a/c.md'],
    ['a', '../b', 'b'],
    ['.', 'a/', 'a'],
    ['.', '.', '.'],
    ['.', '../a', undefined],
    ['a', '../../b', undefined],
    ['.', '/etc', undefined],
    ['.', 'C:\\x', undefined],
    ['.', 'a\\b', undefined],
    ['.', 'a\0', undefined],
  ])('from %j, %j is %j', (from, path, inside) => {
    expect(resolveInside(from, path)).toBe(inside)
  })

  it('never leads out, whatever it is made of', () => {
    const part = fc.constantFrom('..', '.', 'a', '', '...', '/', '..a')
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const inside = resolveInside('.', parts.join('/'))
        expect(inside?.split('/').includes('..') ?? false).toBe(false)
      }),
    )
  })
})

describe('UTF-8', () => {
  it.each([
    [[0x61], { kind: 'text', text: 'a' }],
    [[0xef, 0xbb, 0xbf, 0x61], { kind: 'text', text: 'a' }],
    [[0x61, 0x0a, 0xff], { kind: 'not-utf8', line: 2 }],
    [[0xef, 0xbb, 0xbf, 0x0a, 0xef, 0xbf, 0xbd, 0x0a, 0xe4, 0xb8], { kind: 'not-utf8', line: 3 }],
    [[0xed, 0xa0, 0x80], { kind: 'not-utf8', line: 1 }],
  ])('reads %j', (bytes, read) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toEqual(read)
  })

  it('reads every text back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.startsWith('\uFEFF'))
        expect(decodeUtf8(new TextEncoder().encode(text))).toEqual({ kind: 'text', text })
      }),
    )
  })
})

describe('YAML', () => {
  it('gives values and their lines, dates as text', () => {
    const read = parseYaml('a: 1\nb:\n  c: [x, 2026-01-02]\n')
    expect(read).toMatchObject({ kind: 'value', value: { a: 1, b: { c: ['x', '2026-01-02'] } } })
    if (read.kind !== 'value') return
    expect([['a'], ['b', 'c'], ['b', 'd', 'e'], ['z'], []].map(read.lineOf)).toEqual([
      1, 3, 3, 1, 1,
    ])
  })

  it.each([
    ['a: &x 1', /anchor &x/u],
    ['a: 1\nb: *x', /alias|unresolved/iu],
    ['a: !!binary x', /tag/iu],
    ['a: !foo x', /tag/iu],
    ['a: 1\na: 2', /unique/u],
    ['a: b: c', /mapping/iu],
    ['{'.repeat(5000), /./u],
    ['- '.repeat(5000), /./u],
    ['a: [', /./u],
  ])('refuses %j', (text, reason) => {
    const read = parseYaml(text)
    expect(read.kind).toBe('refused')
    if (read.kind === 'refused')
      expect(read.refusals.map((refusal) => refusal.reason).join('\n')).toMatch(reason)
  })

  it('makes no prototype out of a key', () => {
    const read = parseYaml('__proto__: { polluted: true }')
    expect(read.kind === 'value' && Object.keys(read.value as object)).toEqual(['__proto__'])
    expect('polluted' in {}).toBe(false)
  })
})

describe('a drawing', () => {
  const wrap = (inside: string): string => `<svg viewBox="0 0 1 1">${inside}</svg>`

  it('keeps its shapes and gets ids of its own', () => {
    const read = readSvg(
      `<?xml version="1.0"?>\n<!-- made by hand -->\n${wrap('<g id="a"/><use href="#a" fill="url( \'#b\' )"/>')}\n`,
      'x-',
    )
    expect(read).toEqual({
      kind: 'svg',
      svg: `${wrap('<g id="x-a"></g><use href="#x-a" fill="url(#x-b)"></use>')}\n`,
    })
  })

  it.each([
    ['<script/>', 'the element `script`'],
    ['<ScRiPt></ScRiPt>', 'the element `script`'],
    ['<style>*{}</style>', 'the element `style`'],
    ['<foreignObject/>', 'the element `foreignObject`'],
    ['<image href="x.png"/>', 'the element `image`'],
    ['<animate onbegin="x()"/>', 'the attribute `onbegin`'],
    ['<g OnClick="x()"/>', 'the attribute `onclick`'],
    ['<g style="fill:red"/>', 'the attribute `style`'],
    [
      '<use href="https://example.org/#a"/>',
      'a reference to `https://example.org/#a` outside itself',
    ],
    ['<use xlink:href="data:x"/>', 'a reference to `data:x` outside itself'],
    ['<g fill="url(//example.org/a)"/>', 'a reference outside itself in `fill`'],
    ['<g fill="url(#a) url(b)"/>', 'a reference outside itself in `fill`'],
    ['</svg><script>', 'something other than one `svg` element'],
    ['<p>', 'something other than one `svg` element'],
  ])('is refused with %j', (inside, what) => {
    const read = readSvg(wrap(inside), 'x-')
    expect(read.kind === 'faults' && read.faults.map((fault) => fault.what)).toContain(what)
  })
})

describe('titles of tests', () => {
  it('are found however they are quoted', () => {
    const source = [
      `it('A-1 it\\'s one', () => {})`,
      `test("A-2 two", f)`,
      'it.each(rows)(`A-3 ${three}`, f)',
      `describe.skip('A-4', () => { it.only('A-5', f) })`,
      `it.each([['x', 1], [g(2), 2]])('A-6 with %s', f)`,
      `// it is not('A-7')`,
      `submit('A-8')`,
    ].join('\n')
    expect(findTitles(source)).toEqual([
      "A-1 it's one",
      'A-2 two',
      'A-3 ${three}',
      'A-4',
      'A-5',
      'A-6 with %s',
    ])
  })
})
