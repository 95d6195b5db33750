import fc from 'fast-check'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { buildTwin } from '../src/machine/page-twin.ts'

const reader = unified().use(remarkParse).use(remarkGfm)

function twinOf(content: string, head = ''): string {
  const html = `<html lang="en"><head>${head}</head><body><header>x</header><main><h1>A <code>page</code></h1>${content}</main></body></html>`
  const translations = [{ label: 'English', twin: new URL('https://book.example/b/en/a/index.md') }]
  const twin = buildTwin({ html, address: new URL('https://book.example/b/a/'), translations })
  return twin?.markdown ?? ''
}

/** What stands after the front. */
function bodyOf(content: string): string {
  return twinOf(content).split('\n').slice(4).join('\n').trim()
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function listing(lines: readonly string[], first = 1): string {
  const spans = lines.map(
    (line, n) => `<span class="l" data-l="${first + n}">${escape(line)}\n</span>`,
  )
  return `<pre class="code"><code>${spans.join('')}</code></pre>`
}

/** The values of the fences of a Markdown text. */
function fences(markdown: string): string[] {
  const found: string[] = []
  visit(reader.parse(markdown), 'code', ({ value }) => void found.push(value))
  return found
}

const CAPTION = `<figcaption class="excerpt-head" data-pagefind-ignore><a class="excerpt-file" href="/b/source/p/q/#L1">q.ts<span class="excerpt-lines">:1–2</span></a><span class="excerpt-within">in class Q</span><span class="excerpt-upstream">Upstream <a href="https://up.example/q.go#L1">Q</a><span class="excerpt-status">renamed</span></span><copy-code><button>Copy</button></copy-code></figcaption>`
const NOTE = `<div class="note" aria-label="Note 1" data-lines="1-2"><p class="note-head"><a class="badge" href="#x"></a><span class="note-kind">pitfall</span></p><div class="note-body"><p>Mind <code>x</code>.</p></div><p class="note-meta">someone · unreviewed</p></div>`

describe('the twin of a page', () => {
  it('begins with the title, the address and the other language', () => {
    expect(twinOf('<p>Text.</p>')).toBe(
      '# A page\n\n<https://book.example/b/a/> · [English](https://book.example/b/en/a/index.md)\n\nText.\n',
    )
  })

  it('is not made of a redirect, but of a page that shows one', () => {
    expect(twinOf('', '<meta http-equiv="refresh" content="0">')).toBe('')
    expect(twinOf('<pre>http-equiv="refresh"</pre>')).toContain('http-equiv="refresh"')
  })

  it('has links that hold anywhere on the site', () => {
    const links =
      '<p><a href="#s">a</a> <a href="../c/#t">b</a> <a href="https://o.example/">c</a></p>'
    expect(bodyOf(links)).toBe('[a](/b/a/#s) [b](/b/c/#t) [c](https://o.example/)')
  })

  it('shows an excerpt as its place, one fence and its notes', () => {
    const excerpt = `<figure class="excerpt">${CAPTION}<div class="listing">${listing(['a <b> {', '  `x` | y'])}${NOTE}${listing(['}'], 3)}</div></figure>`
    expect(bodyOf(excerpt)).toBe(
      [
        '[q.ts:1–2](/b/source/p/q/#L1) · in class Q · Upstream [Q](https://up.example/q.go#L1) renamed',
        '```ts\na <b> {\n  `x` | y\n}\n```',
        '> **Note 1** · pitfall · L1–L2 · someone · unreviewed\n>\n> Mind `x`.',
      ].join('\n\n'),
    )
  })

  it('shows a box as a quotation with what it is and its title', () => {
    const box = `<div class="block claim"><p class="block-title"><span class="block-label">Claim</span><span class="verdict">wrong</span></p><p>It is said.</p></div>`
    expect(bodyOf(box)).toBe('> **Claim · wrong**\n>\n> It is said.')
  })

  it('shows a drawing as what is said of it', () => {
    const figure = `<figure class="figure"><div role="img" aria-label="Two boxes."><svg><text>add</text></svg></div><figcaption><span class="figure-number">Figure 1</span><div><p>States</p></div></figcaption></figure>`
    expect(bodyOf(figure)).toBe('**Figure 1 States**\n\nTwo boxes.')
  })

  it('leaves out what only acts on a page', () => {
    const page = `<nav>n</nav><button>b</button><script>s</script><p>Stays.<a class="badge" href="#x">1</a></p><div popover>p</div><div hidden>h</div><footer class="page-footer">f</footer>`
    expect(bodyOf(page)).toBe('Stays.')
  })

  it('has tables whose cells may hold pipes', () => {
    const table = `<table><caption>Both</caption><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><th><code>x | y</code><span class="about">why</span></th><td>p|q</td></tr></tbody></table>`
    const markdown = bodyOf(table)
    expect(markdown).toMatch(/^\| a +\| b +\|$/mu)
    expect(markdown).toContain('`x \\| y` why')
    const cells: string[] = []
    visit(reader.parse(markdown), 'tableCell', (cell) => void cells.push(toString(cell)))
    expect(cells).toEqual(['a', 'b', 'x | y why', 'p|q'])
    expect(markdown).toMatch(/^\*\*Both\*\*\n\n\|/u)
  })
})

const HOSTILE = [
  '`',
  '```',
  '|',
  '<',
  '{',
  '}',
  '*',
  '_',
  '[',
  '](',
  '\\',
  '~~~',
  '#',
  '- ',
  '&lt;',
  '中',
  'x',
  ' ',
]
const hostile = fc
  .array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 12 })
  .map((parts) => parts.join('').replaceAll(/\s+/gu, ' ').trim())
  .filter((text) => text !== '')

describe('whatever a page holds', () => {
  it('the text of its paragraphs is read back', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (texts) => {
        const page = texts.map((text) => `<p>${escape(text)}</p>`).join('')
        const blocks = reader.parse(bodyOf(page)).children
        expect(blocks.map((block) => [block.type, toString(block)])).toEqual(
          texts.map((text) => ['paragraph', text]),
        )
      }),
    )
  })

  it('its code is read back byte for byte', () => {
    const line = fc.oneof(hostile, fc.constant(''), fc.constant('  indented'), fc.string())
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (drawn) => {
        // A browser reads NUL and carriage returns as other characters.
        const lines = drawn.map((one) => one.replaceAll(/[\r\n\0]/gu, ''))
        const excerpt = `<figure class="excerpt">${CAPTION}${listing(lines)}</figure>`
        expect(fences(bodyOf(excerpt))).toEqual([lines.join('\n')])
      }),
    )
  })
})
