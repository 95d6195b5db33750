import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limitRow, peerRow } from '../src/bench-row.ts'
import { weighPage } from '../src/page-weights.ts'
import { format, renderTable } from '../src/render-table.ts'

describe('bench rows', () => {
  it('pass at the budget and fail above it', () => {
    const base = { what: 'w', peer: 'p', theirs: 2, budget: 1.5 }
    expect(peerRow({ ...base, ours: 3 })).toMatchObject({ ratio: 1.5, ok: true })
    expect(peerRow({ ...base, ours: 3.1 }).ok).toBe(false)
    expect(limitRow('w', 12, 12).ok).toBe(true)
    expect(limitRow('w', 12.1, 12).ok).toBe(false)
  })

  it('refuse a peer that measured nothing', () => {
    expect(() => peerRow({ what: 'w', peer: 'p', ours: 1, theirs: 0, budget: 1 })).toThrow(
      RangeError,
    )
  })

  it('print as an aligned table', () => {
    expect(renderTable([limitRow('HTML', 9, 15)])).toBe(
      [
        '| what | ours | peer   | ratio | budget | ok |',
        '| ---- | ---- | ------ | ----- | ------ | -- |',
        '| HTML | 9.00 | budget | 0.60  | ≤ 1.00 | ✓  |',
      ].join('\n'),
    )
  })

  it.each([
    [0, '0'],
    [0.01234, '0.0123'],
    [1.456, '1.46'],
    [10.46, '10.5'],
    [10_400, '10400'],
  ])('format %d as %s', (value, text) => {
    expect(format(value)).toBe(text)
  })
})

describe('weighPage', () => {
  let dist = ''
  beforeEach(() => {
    dist = mkdtempSync(join(tmpdir(), 'weigh-'))
  })
  afterEach(() => {
    rmSync(dist, { recursive: true })
  })
  const write = (path: string, text: string): number => {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    writeFileSync(join(dist, path), text)
    return gzipSync(text, { level: 9 }).length
  }

  it('follows static imports once and leaves dynamic ones out', () => {
    const js =
      write(
        '_a/main.js',
        'import{x}from"./shared.js";import"./two.js";button.onclick=()=>import("./big.js")',
      ) +
      write('_a/shared.js', 'export const x="shared"') +
      write('_a/two.js', "export * from './shared.js'")
    write('_a/big.js', 'export default "x".repeat(1e6)')
    const css = write('_a/page.css', 'body{color:red}')
    write('_a/print.css', 'body{color:black}')
    const html = write(
      'c/index.html',
      '<!doctype html><link rel="stylesheet" href="/book/_a/page.css">' +
        '<link rel="stylesheet" media="print" href="/book/_a/print.css">' +
        '<script type="module" src="/book/_a/main.js"></script>',
    )
    expect(weighPage(dist, 'c/index.html', '/book/')).toMatchObject({ html, css, js })
  })

  it('tells the words from what stands around them', () => {
    const words = 'queue dirty processing add get done'
    const page = (body: string): string => `<!doctype html><title>t</title><body>${body}</body>`
    const plain = write('plain.html', page(words))
    const wrapped = write(
      'wrapped.html',
      page(`<p class="a" data-b="c">${words}</p><script>1</script>`),
    )
    expect(weighPage(dist, 'plain.html', '/').markup).toBeLessThan(plain)
    const grown =
      weighPage(dist, 'wrapped.html', '/').markup - weighPage(dist, 'plain.html', '/').markup
    expect(grown).toBe(wrapped - plain)
  })

  it('fails when the page names a file that was not built', () => {
    write('index.html', '<script src="/gone.js"></script>')
    expect(() => weighPage(dist, 'index.html', '/')).toThrow('/gone.js')
  })
})
