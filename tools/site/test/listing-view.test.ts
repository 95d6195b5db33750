import { describe, expect, it } from 'vitest'
import { renderLine, tokenize, trimIndent } from '../../../src/lib/code-lines.ts'
import { buildExcerpt, parseLines } from '../../../src/lib/excerpt-view.ts'
import { dedent, fenceText } from '../../../src/lib/fence-text.ts'
import { renderLines } from '../../../src/lib/listing-html.ts'
import { buildSegments, parseNoteMarks } from '../../../src/lib/listing-view.ts'

const TEXT = `class Oven {
  heat(to: number): void {
    if (to > 1 && this.on) return

    this.log(\`<\${to}>\`)
  }
}
`

async function source(): Promise<Parameters<typeof buildExcerpt>[0]> {
  return { path: 'oven.ts', text: TEXT, tokens: await tokenize(TEXT) }
}

/** What a reader sees of HTML. */
const textOf = (html: string): string => fenceText(`<code>${html}</code>`) ?? ''

describe('an excerpt', () => {
  it('shows exactly the lines of the file, without their common indentation', async () => {
    const woven = dedent(TEXT.split('\n').slice(1, 6)).lines.join('\n')
    const view = buildExcerpt(await source(), '2-6', woven)
    expect(view.lines.map(textOf).join('\n')).toBe(woven)
    expect(view.lines[0]).toContain('<span class="tk-function">heat</span>')
  })

  it('refuses a woven chapter that shows other code than the record', async () => {
    const file = await source()
    expect(() => buildExcerpt(file, '2-3', 'heat(to: string): void {')).toThrow(/npm run extract/u)
  })

  it.each(['', '0', '3-2', 'L3', '1-'])('refuses %j as a range of lines', (lines) => {
    expect(() => parseLines(lines)).toThrow('is not a range of lines')
  })
})

describe('highlighting', () => {
  it('keeps every character, markup included', async () => {
    const lines = await tokenize(TEXT)
    expect(lines.map(renderLine).map(textOf).join('\n')).toBe(TEXT)
    expect(lines.map(renderLine).join('')).not.toContain('style=')
  })

  it('leaves leading white space outside of the coloured run', async () => {
    const [, heat = []] = await tokenize(TEXT)
    expect(renderLine(heat)).toMatch(/^ {2}<span/u)
    expect(renderLine(trimIndent(heat, 2))).toMatch(/^<span/u)
  })
})

describe('a listing', () => {
  const note = '<div id="note-a" data-n="3" data-lines="7-8" class="note">…</div>'

  it('is cut after the line a note stands beside', () => {
    const notes = new Map([[8, { marks: parseNoteMarks(note), body: note }]])
    const segments = buildSegments({ first: 6, lines: ['a', 'b', 'c', 'd'], notes })
    expect(segments.map(({ lines }) => lines.map(({ number }) => number))).toEqual([[6, 7, 8], [9]])
    expect(segments.map(({ body }) => body)).toEqual([note, undefined])
    const quoted = segments.flatMap(({ lines }) => lines.filter((line) => line.quoted))
    expect(quoted.map(({ number }) => number)).toEqual([7, 8])
  })

  it('has no empty piece when the last line is noted', () => {
    const notes = new Map([[2, { marks: [], body: 'note' }]])
    expect(buildSegments({ first: 1, lines: ['a', 'b'], notes })).toHaveLength(1)
  })

  it('links the line to its note and keeps line breaks in the text', () => {
    const marks = parseNoteMarks(note)
    const line = { number: 8, html: 'x', marks, quoted: true }
    const html = renderLines([line, { ...line, number: 9, marks: [] }], {
      whole: false,
      markLabel: (number) => `"${number}"`,
    })
    expect(html).toContain('id="note-a-line" href="#note-a" aria-label="&quot;3&quot;"')
    expect(textOf(html)).toBe('x\nx')
  })
})

describe('the text of a fence', () => {
  it('is what stood in the chapter', () => {
    const html = '<pre><code class="x">a &lt; b &#x26;&amp; <span>c</span>\n</code></pre>'
    expect(fenceText(html)).toBe('a < b && c')
  })

  it('is undefined where there is none', () => {
    expect(fenceText('<p>text</p>')).toBeUndefined()
  })
})
