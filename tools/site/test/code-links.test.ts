import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Occurrence } from '#schemas/occurrence.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { type Identifier, linkTokens } from '../../../src/lib/code-links.ts'
import { renderLine, tokenize } from '../../../src/lib/code-lines.ts'
import { fenceText } from '../../../src/lib/fence-text.ts'
import { buildIdentifiers, findUnnamed, nameLocals } from '../../../src/lib/identifiers.ts'
import { plainPage } from '../../../src/lib/plain-code.ts'
import { parseBookPath, parsePortName, parseSymbolId } from '#schemas/ids.ts'
import { offset } from '#schemas/position.ts'

const TEXT = `interface Oven { heat: number }
export function warm(oven: Oven, to: number): void {
  const by = [to].map((to) => to - oven.heat)
  log(\`<\${oven.heat}> \${by}\`)
}
`

/** The nth place of a word in the text. */
function range(word: string, nth = 1): Occurrence['range'] {
  let start = -1
  for (let count = 0; count < nth; count += 1) start = TEXT.indexOf(word, start + 1)
  if (start < 0) throw new Error(`${word} does not stand there ${nth} times`)
  return { start: offset(start), end: offset(start + word.length) }
}

const link = (word: string, nth: number, href: string): Identifier => ({
  range: range(word, nth),
  link: { href },
})

const textOf = (html: string): string => fenceText(`<code>${html}</code>`) ?? ''

describe('linking the identifiers of a listing', () => {
  it('gives each identifier one link with the colour of its token', async () => {
    const tokens = await tokenize(TEXT)
    const [, line = []] = linkTokens(tokens, [
      link('warm', 1, '#warm'),
      link('oven', 1, '#L2.oven'),
    ])
    const html = renderLine(line)
    expect(html).toContain('<a class="tk-function" href="#warm">warm</a>')
    expect(html.match(/<a /gu)).toHaveLength(2)
  })

  it('links an identifier that is a part of its token, and nothing else of it', async () => {
    const lines = linkTokens(await tokenize(TEXT), [link('heat', 3, '#heat')])
    expect(renderLine(lines[3] ?? [])).toContain('>heat</a>')
    expect(textOf(renderLine(lines[3] ?? []))).toBe(TEXT.split('\n')[3])
  })

  it('keeps the text, leaves white space out of links and escapes what stands in addresses', async () => {
    const tokens = await tokenize(TEXT)
    const spots = [...TEXT.matchAll(/\S/gu)].map(({ index }) => index)
    fc.assert(
      fc.property(fc.subarray(spots), (starts) => {
        const identifiers = starts.map((start) => ({
          range: { start: offset(start), end: offset(start + 1) },
          link: { href: `#"<${start}>`, id: `L1.${start}` },
        }))
        const html = linkTokens(tokens, identifiers).map(renderLine)
        expect(html.map(textOf).join('\n')).toBe(TEXT)
        const links = [...html.join('\n').matchAll(/<a [^>]*>(.*?)<\/a>/gu)]
        expect(links).toHaveLength(starts.length)
        expect(links.map(([, inside = '']) => textOf(inside))).toEqual(
          starts.map((start) => TEXT.charAt(start)),
        )
        expect(html.join('')).not.toMatch(/href="[^"]*</u)
      }),
    )
  })

  it('prints what leads nowhere without a link, but with its name', async () => {
    const identifiers = [{ range: range('Oven'), link: { href: undefined, of: 'lib.x:Pick' } }]
    const [line = []] = linkTokens(await tokenize(TEXT), identifiers)
    expect(renderLine(line)).toContain('data-of="lib.x:Pick">Oven</span>')
  })

  it('is undone by the plain page, but for what Shiki would have joined', async () => {
    const tokens = await tokenize(TEXT)
    const plain = tokens.map(renderLine).join('\n')
    const identifiers = [link('heat', 1, '#a'), link('oven', 2, '#b'), link('heat', 2, '#c')]
    const linked = linkTokens(tokens, identifiers).map(renderLine).join('\n')
    const page = (code: string): string => `<pre class="code">${code}</pre>`
    const data = '<script type="application/json" class="hovers">{"a":"<b>"}</script>'
    expect(linked).not.toBe(plain)
    expect(plainPage(page(linked) + data)).toBe(page(plain))
  })
})

const place = {
  base: '/',
  locales: [
    { code: 'zh', lang: 'zh-CN', label: '中文' },
    { code: 'en', lang: 'en', label: 'English' },
  ],
  locale: 'en',
}
const OVEN = parseSymbolId('bread/oven#Oven')
const HEAT = parseSymbolId('bread/oven#Oven.heat')
const CALL = parseSymbolId('bread/oven#Oven.(call)')
const LOG = parseSymbolId('bread/log#log')

const symbol = (
  word: string,
  nth: number,
  id: typeof OVEN,
  role: Occurrence['role'],
): Occurrence => ({
  range: range(word, nth),
  role,
  target: { kind: 'symbol', id },
})
const local = (
  word: string,
  nth: number,
  definition: number,
  role: Occurrence['role'],
): Occurrence => ({
  range: range(word, nth),
  role,
  target: { kind: 'local', definition: range(word, definition).start },
})

const file = {
  port: parsePortName('bread'),
  path: parseBookPath('bread/src/oven.ts'),
  module: 'oven',
  text: TEXT,
  symbols: [OVEN, HEAT, CALL],
  occurrences: [
    symbol('Oven', 1, OVEN, 'definition'),
    symbol('heat', 1, HEAT, 'definition'),
    symbol('Oven', 2, OVEN, 'reference'),
    local('to', 1, 1, 'definition'),
    local('by', 1, 1, 'definition'),
    local('to', 2, 1, 'reference'),
    local('to', 3, 3, 'definition'),
    local('to', 4, 3, 'reference'),
    symbol('heat', 2, HEAT, 'reference'),
    symbol('log', 1, LOG, 'reference'),
    {
      ...symbol('heat', 3, HEAT, 'reference'),
      target: { kind: 'external', module: 'bread', name: 'heat' },
    },
  ],
} as unknown as SourceFile
const records = [OVEN, HEAT, CALL, LOG].map((id) => [
  id as string,
  {
    id,
    kind: 'property',
    declarations: [
      { file: file.path, implementation: false, range: range('Oven'), lines: { start: 1, end: 1 } },
    ],
  } as unknown as SymbolRecord,
])
const symbols = new Map(records as [string, SymbolRecord][])

const linksOf = (own: boolean): (readonly [string, string | undefined, string | undefined])[] =>
  buildIdentifiers({ file, place, own, symbols, fileAt: () => undefined }).map(
    ({ range: { start, end }, link: { href, id } }) => [TEXT.slice(start, end), href, id],
  )

describe('where identifiers lead', () => {
  it('is their definition; from a definition on its own page, the page of the symbol', () => {
    expect(linksOf(true)).toEqual([
      ['Oven', '/en/symbol/bread/oven/Oven/', 'Oven'],
      ['heat', '/en/symbol/bread/oven/Oven.heat/', 'Oven.heat'],
      ['Oven', '#Oven', undefined],
      ['to', '#L2.to', 'L2.to'],
      ['by', '#L3.by', 'L3.by'],
      ['to', '#L2.to', undefined],
      ['to', '#L3.to', 'L3.to'],
      ['to', '#L3.to', undefined],
      ['heat', '#Oven.heat', undefined],
      ['log', '/en/source/bread/log/#log', undefined],
      ['heat', undefined, undefined],
    ])
  })

  it('is the page of the file from everywhere else, where no identifier has an id', () => {
    const links = linksOf(false)
    expect(links[0]).toEqual(['Oven', '/en/source/bread/oven/#Oven', undefined])
    expect(links[3]).toEqual(['to', '/en/source/bread/oven/#L2.to', undefined])
    expect(links.every(([, , id]) => id === undefined)).toBe(true)
  })

  it('tells locals of one name on one line apart', () => {
    const twice = { ...file, text: 'a => a => a', occurrences: [] as Occurrence[] }
    twice.occurrences = [0, 5].map((start) => ({
      range: { start: offset(start), end: offset(start + 1) },
      role: 'definition',
      target: { kind: 'local', definition: offset(start) },
    }))
    expect([...nameLocals(twice).values()]).toEqual(['L1.a', 'L1.a.2'])
  })

  it('is the line for what is declared without a name', () => {
    expect([...findUnnamed(file, symbols)]).toEqual([[1, ['Oven.(call)']]])
  })
})
