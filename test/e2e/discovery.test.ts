import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { describe, expect, inject, it } from 'vitest'
import book from '../../book.config.ts'
import { sitePages } from './support/site-pages.ts'

type Element = DefaultTreeAdapterTypes.Element

/** The attributes of the elements in a page's head, one object for each. */
function headOf(html: string): Record<string, string>[] {
  const found: Record<string, string>[] = []
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      const element: Element = node
      if (element.tagName === 'link' || element.tagName === 'meta')
        found.push(Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])))
    }
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  // A thousand bodies would take a while to parse.
  walk(parse(html.slice(0, html.indexOf('</head>'))))
  return found
}

describe.each(inject('e2e').sites)('at $base', ({ dist, base }) => {
  const home = `${book.site}${base}`
  const pages = sitePages(dist).filter(
    ({ template }) => template !== 'missing' && template !== 'redirect',
  )
  const heads = new Map(
    pages.map(({ path, file }) => [home + path, headOf(readFileSync(join(dist, file), 'utf8'))]),
  )

  it('every page names its own address', () => {
    for (const [address, head] of heads) {
      const canonical = head.filter(({ rel }) => rel === 'canonical').map(({ href }) => href)
      expect(canonical).toEqual([address])
    }
  })

  it('every page names its translations, and they name it', () => {
    for (const [address, head] of heads) {
      const others = head.filter(({ rel, hreflang }) => rel === 'alternate' && hreflang)
      const languages = others.map(({ hreflang }) => hreflang)
      expect(languages, address).toEqual(expect.arrayContaining(['zh-CN', 'en']))
      for (const { href = '' } of others) {
        const back = heads.get(href)
        expect(back, `${address} names ${href}`).toBeDefined()
        expect(back?.some((one) => one['rel'] === 'alternate' && one['href'] === address)).toBe(
          true,
        )
      }
    }
  })

  it('every page has a title and a description of its own language, and a card', () => {
    for (const [address, head] of heads) {
      const meta = (name: string): string | undefined =>
        head.find((one) => one['name'] === name || one['property'] === name)?.['content']
      expect(meta('description') ?? '', address).not.toBe('')
      expect(meta('og:title') ?? '', address).not.toBe('')
      expect(meta('og:url'), address).toBe(address)
      const image = meta('og:image') ?? ''
      expect(image.startsWith(home), `${address}: ${image}`).toBe(true)
      const file = join(dist, image.slice(home.length))
      expect(existsSync(file), file).toBe(true)
      // PNG: width and height are big-endian at byte 16.
      const png = readFileSync(file)
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
    }
  })

  it('the site map lists every page and nothing else', () => {
    const index = readFileSync(join(dist, 'sitemap-index.xml'), 'utf8')
    const locations = (xml: string): string[] =>
      [...xml.matchAll(/<loc>([^<]*)<\/loc>/gu)].map(([, address = '']) => address)
    const listed = locations(index).flatMap((address) => {
      expect(address.startsWith(home)).toBe(true)
      return locations(readFileSync(join(dist, address.slice(home.length)), 'utf8'))
    })
    expect(listed.sort()).toEqual([...heads.keys()].sort())
  })

  it('has a page for what is not there, which search engines leave out', () => {
    const head = headOf(readFileSync(join(dist, '404.html'), 'utf8'))
    const robots = head.find(({ name }) => name === 'robots')?.['content'] ?? ''
    const canonical = head.some(({ rel }) => rel === 'canonical')
    expect(robots.includes('noindex') || !canonical).toBe(true)
  })
})
