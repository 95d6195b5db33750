import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookConfigSchema } from '#schemas/book.ts'
import { loadChapters } from '../../src/load/chapters.ts'
import { createTestEnv } from '../support/test-env.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/load')
const RESULTS = join(import.meta.dirname, '../results/load')

const book = bookConfigSchema.parse({
  title: { zh: 'T' },
  description: { zh: 'D' },
  locales: [{ code: 'zh', lang: 'zh-CN', label: '中文' }],
  parts: [{ id: 'part', title: { zh: 'P' } }],
  ports: [{ name: 'p', path: 'ports/p' }],
  site: 'https://example.org',
  license: { name: 'L', url: 'https://example.org' },
})

/** A tree as a reviewer wants to see it: one node per line, without positions. */
function render(value: unknown, depth = 0): string {
  const { type, children = [], ...rest } = value as { type: string; children?: unknown[] }
  const fields = JSON.stringify(rest, (key, field: unknown) =>
    key === 'position' ? undefined : field,
  )
  const head = `${'  '.repeat(depth)}${type} ${fields}`
  return [head, ...children.map((child) => render(child, depth + 1))].join('\n')
}

describe('loading a chapter', () => {
  it.each(readdirSync(FIXTURES))('gives the nodes of %s', async (name) => {
    const source = readFileSync(join(FIXTURES, name), 'utf8')
    const env = createTestEnv({ 'chapters/zh/a-page.md': source })
    const [chapter] = loadChapters(book, env)
    expect(env.problems).toEqual([])
    const sections = chapter?.sections.map(({ id, title, depth, line }) =>
      JSON.stringify({ id, title, depth, line }),
    )
    await expect(
      `${[render(chapter?.body), ...(sections ?? [])].join('\n')}\n`,
    ).toMatchFileSnapshot(join(RESULTS, name.replace('.md', '.txt')))
  })

  it('reads the same from a file with CRLF and a byte order mark', () => {
    const source = readFileSync(join(FIXTURES, 'directives.md'), 'utf8')
    const load = (text: string): unknown =>
      loadChapters(book, createTestEnv({ 'chapters/zh/a-page.md': text }))
    expect(load(`\uFEFF${source.replaceAll('\n', '\r\n')}`)).toEqual(load(source))
  })

  it('gives plain data, equal to its own JSON', () => {
    const source = readFileSync(join(FIXTURES, 'directives.md'), 'utf8')
    const chapters = loadChapters(book, createTestEnv({ 'chapters/zh/a-page.md': source }))
    expect(JSON.parse(JSON.stringify(chapters))).toEqual(chapters)
  })

  it('puts chapters in the order of part, order and slug', () => {
    const page = (slug: string, order: number, part = ''): string =>
      `---\nslug: ${slug}\ntitle: T\ndescription: D\norder: ${order}\n${part && `part: ${part}\n`}---\n`
    const env = createTestEnv({
      'chapters/zh/1.md': page('d', 2, 'part'),
      'chapters/zh/2.md': page('c', 1, 'part'),
      'chapters/zh/3.md': page('b', 9),
      'chapters/zh/4.md': page('a', 1, 'part'),
    })
    expect(loadChapters(book, env).map(({ front }) => front.slug)).toEqual(['b', 'a', 'c', 'd'])
  })

  it('changes the hash of the section that was edited and of no other', () => {
    const page = (one: string): string =>
      `---\nslug: a\ntitle: T\ndescription: D\norder: 1\n---\n\nLead.\n\n## A {#a}\n\n${one}\n\n## B {#b}\n\nTwo.\n`
    const hashes = (one: string): (string | undefined)[] => {
      const [chapter] = loadChapters(book, createTestEnv({ 'chapters/zh/a.md': page(one) }))
      return [chapter?.leadHash, ...(chapter?.sections ?? []).map(({ hash }) => hash)]
    }
    const before = hashes('One.')
    const after = hashes('One more.')
    expect(after.map((hash, index) => hash === before[index])).toEqual([true, false, true])
    expect(hashes('One.  ')).toEqual(before)
  })
})
