import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkSiteLinks, type LinkFindings } from '../e2e/support/site-links.ts'

const FILES: Readonly<Record<string, string>> = {
  'index.html': `<link rel="stylesheet" href="/book/a.css"><link rel="canonical" href="https://book.example/book/">
    <a href="one/">one</a><a href="#here">here</a><h2 id="here">Here</h2><a href="mailto:a@b.c">mail</a>
    <a href="https://elsewhere.example/x">elsewhere</a><a href="/book/old/">old</a>`,
  'one/index.html': `<a href="../#here">up</a><a href="#L1-L2">lines</a><a href="#L1-L9">too many</a>
    <a href="/book/symbol/Queue.%23dirty/#L1.%E9%A1%B9">private</a><a href="../two/">nowhere</a>
    <a href="/one/">outside</a><a href="#gone">gone</a><i id="L1"></i><i id="L2"></i>
    <svg><a xlink:href="../three/"><text>three</text></a></svg><link rel="alternate" href="index.md">`,
  'one/index.md':
    '[up](../#here) `[x](y)` [md](../two/index.md)\n\n```ts\nf[0](nothing)\n```\n\n[1]: ../gone/\n',
  'symbol/Queue.#dirty/index.html': `<i id="L1.项"></i><b id="x"></b><b id="x"></b>
    <a href="../../index.html?q=1">home</a><a href="../../a.css#x">style</a>`,
  'alone/index.html': '<a href="../">home</a>',
  'old/index.html': '<meta http-equiv="refresh" content="0;url=/book/gone/">',
  '404.html': '<a href="/book/">home</a>',
  'a.css': '@font-face { src: url("a.woff2") } i { background: url(data:image/png;base64,xx) }',
}

let dist = ''
let findings: LinkFindings
beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'site-'))
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    writeFileSync(join(dist, path), text)
  }
  findings = checkSiteLinks({ dist, base: '/book/', site: 'https://book.example' })
})
afterAll(() => {
  rmSync(dist, { recursive: true })
})

describe('the links of a built site', () => {
  it('are followed to files, names in pages and lines, whatever the alphabet', () => {
    expect([...findings.dead].sort()).toEqual([
      'a.css → a.woff2: there is no such file',
      'old/index.html → /book/gone/: there is no such file',
      'one/index.html → #L1-L9: nothing there is called L9',
      'one/index.html → #gone: nothing there is called gone',
      'one/index.html → ../three/: there is no such file',
      'one/index.html → ../two/: there is no such file',
      'one/index.html → /one/: outside of /book/',
      'one/index.md → ../gone/: there is no such file',
      'one/index.md → ../two/index.md: there is no such file',
      'symbol/Queue.#dirty/index.html → ../../a.css#x: not a page, so nothing in it can be named',
    ])
  })

  it('lead to every page, but for old addresses and the page for what is missing', () => {
    expect(findings.unreached).toEqual(['alone/index.html'])
  })

  it('lead to one thing each', () => {
    expect(findings.repeated).toEqual(['symbol/Queue.#dirty/index.html#x'])
  })
})
