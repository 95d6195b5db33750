import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, inject, it } from 'vitest'
import { symbolListSchema } from '#schemas/symbol-list.ts'
import book from '../../book.config.ts'
import { readPageText, squeeze } from './support/page-text.ts'
import { sitePages } from './support/site-pages.ts'

const reader = unified().use(remarkParse).use(remarkGfm)

/** Addresses a Markdown text links to. */
function linksOf(markdown: string): string[] {
  const found: string[] = []
  visit(reader.parse(markdown), 'link', ({ url }) => void found.push(url))
  return found
}

function fencesOf(markdown: string): string[] {
  const found: string[] = []
  visit(reader.parse(markdown), 'code', ({ value }) => void found.push(value))
  return found
}

describe.each(inject('e2e').sites)('at $base', ({ dist, base }) => {
  const home = `${book.site}${base}`
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8')
  const pages = sitePages(dist)
    .filter(({ template, file }) => template !== 'missing' && /<main\b/u.test(read(file)))
    .filter(({ file }) => !read(file).includes('<meta http-equiv="refresh"'))
  const twinFile = (file: string): string => join(dirname(file), 'index.md')
  const texts = new Map(pages.map(({ path, file }) => [path, readPageText(read(file))]))

  /** The file a path of this site leads to, and its anchor; decoded. */
  const locate = (address: string): { file: string; anchor: string } => {
    const { pathname, hash } = new URL(address, home)
    expect(pathname.startsWith(base), address).toBe(true)
    const below = decodeURIComponent(pathname.slice(base.length))
    return { file: below, anchor: decodeURIComponent(hash.slice(1)) }
  }
  const expectTarget = (address: string, from: string): void => {
    const { file, anchor } = locate(address)
    const page = file === '' || file.endsWith('/')
    const target = `${from} → ${address}`
    expect(existsSync(join(dist, page ? `${file}index.html` : file)), target).toBe(true)
    if (anchor === '' || !page) return
    const ids = texts.get(file)?.ids
    // A range of lines begins at its first.
    const id = /^L\d+-L\d+$/u.test(anchor) ? (anchor.split('-')[0] ?? '') : anchor
    expect(ids?.has(id), target).toBe(true)
  }

  it('every page has a Markdown twin, names it, and the twin names the page', () => {
    expect(pages.length).toBeGreaterThan(50)
    for (const { path, file } of pages) {
      expect(read(file), file).toMatch(
        /<link rel="alternate" type="text\/markdown" href="index\.md"\s*\/?>/u,
      )
      const [title = '', , front = ''] = read(twinFile(file)).split('\n')
      expect(title, file).toMatch(/^# \S/u)
      expect(front).toContain(`<${home}${path}>`)
      expect(front).toMatch(/\/index\.md\)$/u)
    }
  })

  it('a twin has everything there is to read on its page', () => {
    let compared = 0
    for (const { path, file } of pages) {
      const { blocks, listings } = texts.get(path) ?? { blocks: [], listings: [] }
      const markdown = read(twinFile(file))
      const said = squeeze(toString(reader.parse(markdown)))
      expect(
        blocks.filter((block) => !said.includes(block)),
        file,
      ).toEqual([])
      const fences = new Set(fencesOf(markdown))
      const lost = listings.filter((code) => !fences.has(code.replace(/\n$/u, '')))
      expect(lost, file).toEqual([])
      compared += blocks.length + listings.length
    }
    expect(compared).toBeGreaterThan(5000)
  })

  it('the links of the twins lead to pages and to places on them', () => {
    for (const { file } of pages)
      for (const link of linksOf(read(twinFile(file)))) {
        if (link.startsWith('/') || link.startsWith(home)) expectTarget(link, twinFile(file))
      }
  })

  it.each(['', 'en/'])('%sllms.txt lists every chapter and what to look things up in', (folder) => {
    const text = read(`${folder}llms.txt`)
    const links = linksOf(text)
    for (const link of links) {
      expect(link.startsWith(home), link).toBe(true)
      expectTarget(link, 'llms.txt')
    }
    const chapters = pages.filter(
      ({ template, locale }) =>
        (template === 'chapter' || template === 'home') && (locale === 'en') === (folder !== ''),
    )
    for (const { path } of chapters) expect(links).toContain(`${home}${path}index.md`)
    for (const path of ['symbol/workqueue/', 'source/workqueue/', 'glossary/'])
      expect(links).toContain(`${home}${folder}${path}index.md`)
    const full = read(`${folder}llms-full.txt`)
    for (const { path } of chapters.filter(({ template }) => template === 'chapter'))
      if (!path.endsWith('glossary/')) expect(full).toContain(`<${home}${path}>`)
  })

  it('symbols.json lists every symbol with pages that exist', () => {
    const list = symbolListSchema.parse(JSON.parse(read('symbols.json')))
    expect(list.site).toBe(home)
    expect(list.symbols.length).toBeGreaterThan(400)
    const ids = list.symbols.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, urls } of list.symbols) {
      expect(Object.keys(urls)).toEqual(['zh', 'en'])
      for (const { page, definition } of Object.values(urls)) {
        if (page !== undefined) expectTarget(page, id)
        expectTarget(definition, id)
      }
    }
  })
})
