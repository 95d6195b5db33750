import { LinkChecker, LinkState } from 'linkinator'
import { describe, expect, inject, it } from 'vitest'
import { sitePages } from './support/site-pages.ts'

describe.each(inject('e2e').sites)('the site at $base', ({ url, dist }) => {
  const { origin } = new URL(url)

  it('has no link that leads nowhere, and every page can be reached', async () => {
    const result = await new LinkChecker().check({
      path: url,
      recurse: true,
      checkFragments: true,
      checkCss: true,
      concurrency: 8,
      // Other hosts are not asked, and addresses outside of the base are dead.
      linksToSkip: (link) => Promise.resolve(!link.startsWith(origin)),
    })
    const dead = result.links.filter(({ state }) => state === LinkState.BROKEN)
    expect(
      dead.map((link) => `${link.parent ?? ''} → ${link.url} (${link.status ?? '?'})`),
    ).toEqual([])
    const outside = result.links.filter(
      (link) => link.url.startsWith(origin) && !link.url.startsWith(url),
    )
    expect(outside.map((link) => link.url)).toEqual([])
    const reached = new Set(result.links.map((link) => new URL(link.url).pathname))
    const unreached = sitePages(dist)
      .filter(({ template }) => template !== 'missing')
      .filter(({ path }) => !reached.has(new URL(url + path).pathname))
    expect(unreached.map(({ path }) => path)).toEqual([])
  })
})
