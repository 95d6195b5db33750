import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hoverRows } from '../src/hover-rows.ts'
import { plainTwin } from '../src/plain-twin.ts'

const CARDS =
  '<p id="code-keys" hidden="">keys</p><script type="application/json" class="hovers">{"a":1}</script>' +
  '<script type="module" src="/_astro/HoverData.x.js"></script>'

const page = (body: string): string => `<html><head></head><body>${body}</body></html>`
const code = (line: string): string =>
  `<pre class="code"><span class="l" id="L1">${line}\n</span></pre>`

describe('the plain twin of a page', () => {
  it.each([
    [
      'a link with a colour',
      '<a class="tk-function" href="#Q" id="Q">Q</a>',
      '<span class="tk-function">Q</span>',
    ],
    ['a link without', '<a href="#L1.x" id="L1.x">x</a> = 1', 'x = 1'],
    ['a name that only has a card', '<span data-of="lib:Pick">Pick</span>', 'Pick'],
    [
      'tokens that a link kept apart',
      '<span class="tk-constant">a</span><a class="tk-constant" href="#b">.b</a><span class="tk-keyword">c</span>',
      '<span class="tk-constant">a.b</span><span class="tk-keyword">c</span>',
    ],
    [
      'the number of a note',
      '<a class="mark" href="#note-1">1</a>',
      '<a class="mark" href="#note-1">1</a>',
    ],
  ])('has plain code: %s', (_, line, plain) => {
    const twin = plainTwin(page(code(line) + CARDS))
    expect(twin?.html).toBe(page(code(line) + CARDS))
    expect(twin?.plain).toBe(page(code(plain)))
  })

  it('keeps everything that is no code', () => {
    const prose = '<p><a href="/x/" id="y">x</a></p><script src="/a.js"></script>'
    expect(plainTwin(page(prose + CARDS))?.plain).toBe(page(prose))
  })

  it('does not exist for a page without cards', () => {
    expect(plainTwin(page(code('<a href="#x">x</a>')))).toBeUndefined()
  })
})

describe('the rows on hover cards', () => {
  let dist = ''
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'cards-'))
  })
  afterEach(() => {
    rmSync(dist, { recursive: true })
  })
  const write = (name: string, cards: number): void => {
    mkdirSync(join(dist, name))
    const data = Array.from({ length: cards }, (_, n) => `"${n}":"${(n * 7919).toString(36)}"`)
    const script = `<script class="hovers">{${data.join(',')}}</script>`
    const words = Array.from({ length: 400 }, (_, n) => (n * 104729).toString(36)).join(' ')
    writeFileSync(join(dist, name, 'index.html'), page(`<p>${words}</p>${script}`))
  }

  it('name the page that grows most and the one in the middle', () => {
    write('few', 1)
    write('some', 30)
    write('many', 900)
    const [most, median] = hoverRows(dist)
    expect(most?.what).toContain('most of 3 pages: many/index.html')
    expect(most?.ok).toBe(false)
    expect(median?.what).toContain('median of 3 pages: some/index.html')
    expect(median?.ok).toBe(true)
    expect(median?.ratio).toBeGreaterThan(1)
  })

  it('need a page with cards', () => {
    expect(() => hoverRows(dist)).toThrow('no page has hover cards')
  })
})
