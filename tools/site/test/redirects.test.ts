import { describe, expect, it } from 'vitest'
import { redirectPage } from '../src/redirects.ts'

describe('the page at an old address', () => {
  it('leads below the base, and names the full address as the real one', () => {
    const page = redirectPage(new URL('https://book.example/b/new/#part'), 'zh-CN')
    expect(page).toContain('<html lang="zh-CN">')
    expect(page).toContain('content="0; url=/b/new/#part"')
    expect(page).toContain('rel="canonical" href="https://book.example/b/new/#part"')
  })

  it('cannot be broken out of by an address', () => {
    const page = redirectPage(new URL('https://book.example/?"><script>x</script>'), '"><b>')
    expect(page).not.toMatch(/<script|<b>/u)
  })
})
