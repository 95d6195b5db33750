import { describe, expect, it } from 'vitest'
import {
  chapterUrl,
  localeUrl,
  readLocale,
  siteUrl,
  sourceUrl,
  translatedUrl,
  withBase,
} from '../../../src/lib/urls.ts'

const locales = [
  { code: 'fr', lang: 'fr-CA', label: 'French' },
  { code: 'en', lang: 'en', label: 'English' },
]

describe.each(['/', '/book/'])('addresses below %s', (base) => {
  const first = { base, locales, locale: 'fr' }
  const other = { base, locales, locale: 'en' }

  it('have no language for the first one', () => {
    expect(localeUrl(first)).toBe(base)
    expect(localeUrl(other)).toBe(`${base}en/`)
  })

  it('lead to chapters, the home page among them', () => {
    expect(chapterUrl(first, 'index')).toBe(base)
    expect(chapterUrl(other, 'a/b')).toBe(`${base}en/a/b/`)
  })

  it('lead to lines of source files', () => {
    expect(sourceUrl(other, { port: 'oven', module: 'node/fs' }, 7)).toBe(
      `${base}en/source/oven/node/fs/#L7`,
    )
    expect(sourceUrl(first, { port: 'oven', module: 'a b' })).toBe(`${base}source/oven/a%20b/`)
  })

  it('keep the page when the language changes, both ways', () => {
    const page = siteUrl(base, 'en/a/b/')
    expect(translatedUrl(first, page)).toBe(siteUrl(base, 'a/b/'))
    expect(translatedUrl(other, siteUrl(base, 'a/b/'))).toBe(page)
    expect(translatedUrl(other, base)).toBe(`${base}en/`)
  })

  it('lead home in the other language from the page for what is missing', () => {
    expect(translatedUrl(other, siteUrl(base, '404/'))).toBe(`${base}en/`)
    expect(translatedUrl(first, siteUrl(base, 'en/404.html'))).toBe(base)
  })

  it('tell the language of a page', () => {
    expect(readLocale(base, locales, siteUrl(base, 'en/'))).toBe('en')
    expect(readLocale(base, locales, siteUrl(base, 'english/'))).toBe('fr')
  })
})

describe('links in a note', () => {
  it('get the base when they begin at the root of the site, and only then', () => {
    const html = '<a href="/a/">a</a><a title="x" href="//b/">b</a><a href="https://c/">c</a>'
    expect(withBase(html, '/book/')).toBe(html.replace('"/a/"', '"/book/a/"'))
    expect(withBase(html, '/')).toBe(html)
  })
})
