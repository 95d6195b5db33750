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

/** What a Markdown text says: its plain text, the addresses it links to, its blocks of code. */
function readMarkdown(markdown: string): { said: string; links: string[]; fences: string[] } {
  const links: string[] = []
  const fences: string[] = []
  const tree = reader.parse(markdown)
  visit(tree, (node) => {
    if (node.type === 'link') links.push(node.url)
    if (node.type === 'code') fences.push(node.value)
  })
  return { said: squeeze(toString(tree)), links, fences }
}

describe.each(inject('e2e').sites)('at $base', ({ dist, base }) => {
  const home = `${book.site}${base}`
  const read = (file: string): string => readFileSync(join(dist, file), 'utf8')
  const pages = sitePages(dist).filter(
    ({ template }) => template !== 'missing' && template !== 'redirect',
  )
  const twinFile = (file: string): string => join(dirname(file), 'index.md')
  const texts = new Map(pages.map(({ file }) => [file, readPageText(read(file))]))

  /** The file a path of this site leads to, and its anchor; decoded. */
  const locate = (address: string): { file: string; anchor: string } => {
    const { pathname, hash } = new URL(address, home)
    if (!pathname.startsWith(base)) return { file: 'outside of the site', anchor: '' }
    const below = decodeURIComponent(pathname.slice(base.length))
    return { file: below, anchor: decodeURIComponent(hash.slice(1)) }
  }
  /** Whether an address of this site leads to a file, and to a place in it. */
  const leadsSomewhere = (address: string): boolean => {
    const { file, anchor } = locate(address)
    const page = file === '' || file.endsWith('/')
    const found = page ? `${file}index.html` : file
    if (!existsSync(join(dist, found))) return false
    // A range of lines begins at its first.
    const id = /^L\d+-L\d+$/u.test(anchor) ? (anchor.split('-')[0] ?? '') : anchor
    return id === '' || !page || (texts.get(found)?.ids.has(id) ?? false)
  }
  const deadOf = (links: Iterable<string>): string[] =>
    [...new Set(links)].filter((link) => !leadsSomewhere(link))

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

  it('a twin has everything there is to read on its page, and its links lead somewhere', () => {
    const links = new Set<string>()
    let compared = 0
    for (const { file } of pages) {
      const { blocks, listings } = texts.get(file) ?? { blocks: [], listings: [] }
      const twin = readMarkdown(read(twinFile(file)))
      const missing = blocks.filter((block) => !twin.said.includes(block))
      const lost = listings.filter((code) => !twin.fences.includes(code.replace(/\n$/u, '')))
      if (missing.length + lost.length > 0) expect({ file, missing, lost }).toEqual({ file })
      compared += blocks.length + listings.length
      for (const link of twin.links)
        if (link.startsWith('/') || link.startsWith(home)) links.add(link)
    }
    expect(compared).toBeGreaterThan(5000)
    expect(deadOf(links)).toEqual([])
  })

  it.each(['', 'en/'])(
    'below "%s", llms.txt lists every chapter and what to look things up in',
    (folder) => {
      const text = read(`${folder}llms.txt`)
      const { links } = readMarkdown(text)
      expect(links.filter((link) => !link.startsWith(home))).toEqual([])
      expect(deadOf(links)).toEqual([])
      const chapters = pages.filter(
        ({ template, locale }) =>
          (template === 'chapter' || template === 'home') && (locale === 'en') === (folder !== ''),
      )
      for (const { path } of chapters) expect(links).toContain(`${home}${path}index.md`)
      // The title of each is that of its page.
      for (const path of ['symbol/workqueue/', 'source/workqueue/', 'glossary/'])
        expect(links).toContain(`${home}${folder}${path}index.md`)
      const full = read(`${folder}llms-full.txt`)
      for (const { path } of chapters.filter(({ template }) => template === 'chapter'))
        expect(full).toContain(`<${home}${path}>`)
    },
  )

  it('symbols.json lists every symbol with pages that exist', () => {
    const list = symbolListSchema.parse(JSON.parse(read('symbols.json')))
    expect(list.site).toBe(home)
    expect(list.symbols.length).toBeGreaterThan(400)
    const ids = list.symbols.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { urls } of list.symbols) expect(Object.keys(urls)).toEqual(['zh', 'en'])
    const addresses = list.symbols.flatMap(({ urls }) =>
      Object.values(urls).flatMap(({ page, definition }) => [page ?? definition, definition]),
    )
    expect(deadOf(addresses)).toEqual([])
  })
})
