import { describe, expect, it } from 'vitest'
import { addPolicy, blockedParts, inlineScriptHashes } from '../src/content-security.ts'

const page = (body: string): string => `<html><head><meta charset="utf-8"/></head>${body}</html>`

describe('the policy of a page', () => {
  it('names the hash of each inline script once, and of no other', () => {
    const html = page('<script>a()</script><script>a()</script><script src="x.js"></script>')
    // printf 'a()' | openssl dgst -sha256 -binary | base64
    expect(inlineScriptHashes(html)).toEqual([
      "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='",
    ])
  })

  it('does not ask for the hash of data', () => {
    expect(inlineScriptHashes('<script type="application/json">{}</script>')).toEqual([])
  })

  it('stands right after the charset and allows no inline code', () => {
    const html = addPolicy(page('<p>text</p>'))
    expect(html).toMatch(/<meta charset="utf-8"\/><meta http-equiv="Content-Security-Policy"/u)
    expect(html).not.toContain('unsafe-inline')
  })

  it.each([
    ['<p style="color:red">', 'a style attribute'],
    ['<style>p{}</style>', 'a style element'],
    ['<a onclick="x()">', 'an event handler attribute'],
  ])('refuses %s', (body, part) => {
    expect(blockedParts(body)).toEqual([part])
    expect(() => addPolicy(page(body))).toThrow(part)
  })

  it('takes text about attributes for text', () => {
    expect(blockedParts('<code>&lt;p style="x"&gt;</code> onclick="y"')).toEqual([])
  })
})
