import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkMarkdownLinks, findMarkdownFiles } from '../src/check-links.ts'
import { headingAnchor } from '../src/markdown-links.ts'

describe('headingAnchor', () => {
  it.each([
    ['Adding a port', 'adding-a-port'],
    ['What `extract` writes', 'what-extract-writes'],
    ['Zod, pagefind & co.', 'zod-pagefind--co'],
    ['三个集合', '三个集合'],
    ['三个集合 {#three-sets}', 'three-sets'],
    ['snake_case stays', 'snake_case-stays'],
  ])('turns %j into %j', (heading, anchor) => {
    expect(headingAnchor(heading.replaceAll('`', ''))).toBe(anchor)
  })
})

describe('checkMarkdownLinks', () => {
  let root = ''
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'links-'))
  })
  afterEach(() => {
    rmSync(root, { recursive: true })
  })

  const check = (files: Readonly<Record<string, string>>): string[] => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return checkMarkdownLinks(root, findMarkdownFiles(root))
  }

  it('accepts files, folders, headings and other hosts', () => {
    expect(
      check({
        'README.md':
          '# A\n\n[b](docs/b.md) [c](docs/b.md#two-words) [d](docs) [e](#a) <https://x.example>',
        'docs/b.md': '## Two words\n\n[up](../README.md#a)\n',
      }),
    ).toEqual([])
  })

  it('names the file and line of a link that leads nowhere', () => {
    expect(check({ 'docs/b.md': '# B\n\ntext\n[x](gone.md)\n\n![y](../gone.png)\n' })).toEqual([
      'docs/b.md:4: gone.md does not exist',
      'docs/b.md:6: ../gone.png does not exist',
    ])
  })

  it('reads reference definitions', () => {
    expect(check({ 'README.md': 'see [x]\n\n[x]: gone.md\n' })).toEqual([
      'README.md:3: gone.md does not exist',
    ])
  })

  it('misses no heading that was renamed', () => {
    expect(check({ 'README.md': '# Title\n\n[t](#titel)\n' })).toEqual([
      'README.md:3: #titel names a heading that is not there',
    ])
  })

  it('counts equal headings', () => {
    expect(check({ 'README.md': '# T\n\n# T\n\n[a](#t) [b](#t-1)\n' })).toEqual([])
    expect(check({ 'README.md': '# T\n\n# T\n\n[a](#t-2)\n' })).toHaveLength(1)
  })

  it('leaves no way out of the repository', () => {
    expect(check({ 'README.md': '[a](../b.md)\n' })).toEqual([
      'README.md:1: ../b.md leads outside the repository',
    ])
  })

  it('does not take code for links', () => {
    expect(check({ 'README.md': '`[a](gone.md)`\n\n```md\n[a](gone.md)\n```\n' })).toEqual([])
  })
})
