import { globSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { bookConfigSchema } from '#schemas/book.ts'
import { parseSymbolId } from '#schemas/ids.ts'
import type { RedirectList } from '#schemas/redirect.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import { redirectPage, writeRedirects } from '../src/redirects.ts'

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

describe('the redirects of a book', () => {
  const folders: string[] = []
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
  })

  /** Writes the redirects of a book in two languages below `/b/`, and gives the folder they are in. */
  async function write(list: Omit<RedirectList, 'schemaVersion'>): Promise<string> {
    const root = await mkdtemp(path.join(tmpdir(), 'redirects-'))
    folders.push(root)
    const both = { zh: '书', en: 'Book' }
    const book = bookConfigSchema.parse({
      title: both,
      description: both,
      locales: [
        { code: 'zh', lang: 'zh-CN', label: '简体中文' },
        { code: 'en', lang: 'en', label: 'English' },
      ],
      parts: [{ id: 'part', title: both }],
      ports: [{ name: 'p', path: 'p' }],
      site: 'https://book.example',
      base: '/b/',
      license: { name: 'CC', url: 'https://license.example' },
    })
    const knowledge = path.join(root, book.content, 'knowledge')
    await mkdir(knowledge, { recursive: true })
    const text = JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...list })
    await writeFile(path.join(knowledge, 'redirects.json'), text)
    const dist = path.join(root, 'dist')
    await writeRedirects({ book, root, file: path.join(root, 'book.config.ts') }, dist)
    return dist
  }

  const pagesBelow = (dist: string): string[] =>
    globSync('**/*.html', { cwd: dist })
      .map((file) => file.replaceAll(path.sep, '/'))
      .sort()

  it('leads from the page of a renamed symbol to that of the new one, in every language', async () => {
    const from = parseSymbolId('p/queue#Queue.static:of')
    const to = parseSymbolId('p/node/queue#Queue.[Symbol.iterator]')
    const dist = await write({ redirects: [], symbols: [{ from, to }] })
    expect(pagesBelow(dist)).toEqual([
      'en/symbol/p/queue/Queue.static.of/index.html',
      'symbol/p/queue/Queue.static.of/index.html',
    ])
    const page = await readFile(path.join(dist, pagesBelow(dist)[0] ?? ''), 'utf8')
    expect(page).toContain('<html lang="en">')
    const target = '/b/en/symbol/p/node/queue/Queue.%5BSymbol.iterator%5D/'
    expect(page).toContain(`content="0; url=${target}"`)
    const original = await readFile(path.join(dist, pagesBelow(dist)[1] ?? ''), 'utf8')
    expect(original).toContain('<html lang="zh-CN">')
    expect(original).toContain(`content="0; url=${target.replace('/en/', '/')}"`)
  })

  it('stands where the old address is on disk, whatever letters it has', async () => {
    const from = parseSymbolId('p/queue#队列.["a%20b"]')
    const to = parseSymbolId('p/queue#Queue')
    const dist = await write({ redirects: [], symbols: [{ from, to }] })
    const page = await readFile(path.join(dist, 'symbol/p/queue/队列.["a~20b"]/index.html'), 'utf8')
    expect(page).toContain('url=/b/symbol/p/queue/Queue/"')
  })

  it('leads from the old page of a chapter in its language, and never replaces a page', async () => {
    const move = { from: '/en/old/', to: '/en/new/#part' }
    const dist = await write({ redirects: [move], symbols: [] })
    expect(await readFile(path.join(dist, 'en/old/index.html'), 'utf8')).toContain(
      'url=/b/en/new/#part"',
    )
    await expect(write({ redirects: [move, move], symbols: [] })).rejects.toThrow('EEXIST')
  })
})
