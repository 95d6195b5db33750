import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { bookConfigSchema } from '#schemas/book.ts'
import { chapterListSchema } from '#schemas/chapter.ts'
import { writeOutLinks } from '../src/machine/book-links.ts'
import { buildFullText, buildLlmsText } from '../src/machine/llms-text.ts'

const book = bookConfigSchema.parse({
  title: { zh: '书', en: 'Book' },
  description: { zh: '一本书。', en: 'A book.' },
  locales: [
    { code: 'zh', lang: 'zh-CN', label: '中文' },
    { code: 'en', lang: 'en', label: 'English' },
  ],
  parts: [
    { id: 'one', title: { zh: '一', en: 'One' } },
    { id: 'none', title: { zh: '无', en: 'None' } },
  ],
  ports: [{ name: 'p', path: 'ports/p' }],
  site: 'https://book.example',
  base: '/b/',
  license: { name: 'CC0-1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
})
const [zh, en] = book.locales
if (!zh || !en) throw new Error('two languages')

function chapter(slug: string, locale: string, part?: string): object {
  const counts = { order: 0, words: 1, excerpts: 0, notes: 0, staleLead: false, sections: [] }
  const title = `${slug} [${locale}]`
  const own = { slug, locale, title, description: `About ${slug}.`, source: `chapters/${slug}.md` }
  return { ...counts, ...own, ...(part !== undefined && { part }) }
}

const { chapters } = chapterListSchema.parse({
  schemaVersion: 1,
  chapters: [chapter('index', 'zh'), chapter('a', 'zh', 'one'), chapter('a', 'en', 'one')],
})
const twins = new Map(
  ['/b/', '/b/a/', '/b/en/a/', '/b/glossary/', '/b/symbol/p/'].map((path) => [
    path,
    { title: `Page ${path}`, markdown: `# Page ${path}\n` },
  ]),
)
const texts = { 'machine.about': 'About.', 'machine.reference': 'Reference' }

describe('llms.txt', () => {
  const text = buildLlmsText({ book, locale: zh, chapters, twins, texts })

  it('has one title, a summary, and a section for each part that has chapters', () => {
    const headings = [...text.matchAll(/^#+ .*$/gmu)].map(([line]) => line)
    expect(headings).toEqual(['# 书', '## 一', '## Reference', '## Optional'])
    expect(text).toMatch(/^# 书\n\n> 一本书。\n\nAbout\.\n/u)
  })

  it('links the twins of its own language, with titles that cannot break a link', () => {
    const links: string[] = []
    visit(unified().use(remarkParse).parse(text), 'link', ({ url }) => void links.push(url))
    expect(links).toEqual([
      'https://book.example/b/index.md',
      'https://book.example/b/a/index.md',
      'https://book.example/b/symbol/p/index.md',
      'https://book.example/b/glossary/index.md',
      'https://book.example/b/llms-full.txt',
      'https://book.example/b/symbols.json',
      'https://book.example/b/index.scip',
      'https://book.example/b/en/llms.txt',
    ])
    expect(text).toContain(String.raw`- [a \[zh\]](https://book.example/b/a/index.md): About a.`)
  })

  it('comes with every chapter in one text', () => {
    expect(buildFullText({ book, locale: zh, chapters, twins, texts })).toBe(
      '# Page /b/\n\n# Page /b/a/\n',
    )
    expect(buildFullText({ book, locale: en, chapters, twins, texts })).toBe('# Page /b/en/a/\n')
  })
})

describe('the links of a note outside of the book', () => {
  const write = (markdown: string): string =>
    writeOutLinks(markdown, book, { locale: 'en', symbols: [] })

  it('are full addresses, below the base', () => {
    expect(write('[t](/a/#s) [o](https://x.example/)')).toBe(
      '[t](https://book.example/b/a/#s) [o](https://x.example/)',
    )
  })

  it('are no links when no symbol is called so', () => {
    expect(write('[`Q.x`], [`x`][p/q#Q.x], [`x`](/a/)')).toBe(
      '`Q.x`, `x`, [`x`](https://book.example/b/a/)',
    )
  })
})
