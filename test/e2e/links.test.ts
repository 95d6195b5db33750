import { describe, expect, inject, it } from 'vitest'
import book from '../../book.config.ts'
import { checkSiteLinks } from './support/site-links.ts'

describe.each(inject('e2e').sites)('the site at $base', ({ dist, base }) => {
  const findings = checkSiteLinks({ dist, base, site: book.site })

  it('has no link that leads nowhere, nor to a name that is not there', () => {
    expect(findings.dead).toEqual([])
    expect(findings.checked).toBeGreaterThan(1000)
  })

  it('has pages that can all be reached from the first one', () => {
    expect(findings.unreached).toEqual([])
  })

  it('has no page with two things of one name', () => {
    expect(findings.repeated).toEqual([])
  })
})
