import { describe, expect, it } from 'vitest'
import { parseChapterSlug, parseSectionId } from '#schemas/ids.ts'
import { relativeUrl } from '../../src/weave/page-url.ts'

/** The address a browser makes of a link on a page. */
function follow(base: string, from: string, to: string, section?: string): string {
  const target = {
    slug: parseChapterSlug(to),
    ...(section === undefined ? {} : { section: parseSectionId(section) }),
  }
  const page = new URL(`${base}${from === 'index' ? '' : `${from}/`}`, 'https://example.org')
  const url = new URL(relativeUrl(from, target), page)
  return url.pathname + url.hash
}

describe('a link between pages', () => {
  it.each(['/', '/book/', '/book/en/'])('leads to the page under the base %s', (base) => {
    expect(follow(base, 'index', 'part/a')).toBe(`${base}part/a/`)
    expect(follow(base, 'part/a', 'index')).toBe(base)
    expect(follow(base, 'part/a', 'part/b', 'id')).toBe(`${base}part/b/#id`)
    expect(follow(base, 'part/a', 'c')).toBe(`${base}c/`)
    expect(follow(base, 'part', 'part/a')).toBe(`${base}part/a/`)
    expect(follow(base, 'part/a', 'part')).toBe(`${base}part/`)
    expect(follow(base, 'part/a', 'part/a', 'id')).toBe(`${base}part/a/#id`)
    expect(follow(base, 'part/a', 'part/a')).toBe(`${base}part/a/`)
    expect(follow(base, 'index', 'index', 'id')).toBe(`${base}#id`)
  })
})
