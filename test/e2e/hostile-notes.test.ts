import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type HostileCase, NOTE } from '../hostile-notes/hostile-case.ts'
import { hostileNotes } from '../hostile-notes/index.ts'
import { useBrowser } from './support/browser.ts'
import { buildSite } from './support/build-site.ts'
import { hashInputs } from './support/content-hash.ts'
import { listen } from './support/noise.ts'
import { serveFolder, type StaticServer } from './support/static-server.ts'

const { root } = inject('e2e')
const book = join(root, '.cache', 'e2e', 'hostile-book')
const base = '/bread/'
const pages = useBrowser()
let server: StaticServer | undefined

/** Everything the guard lets pass, and the id of its note. */
const published = Object.values(hostileNotes)
  .flat()
  .filter(({ refused }) => refused.length === 0)
  .map((one, index) => ({ ...one, id: `hostile-${index}` }))

/** Of these the book has no code, or nothing to be looked for: they are built, but not all shown. */
const shown = published.filter((one): one is HostileCase & { id: string; shows: string } =>
  Boolean(one.shows),
)

beforeAll(async () => {
  rmSync(join(book, 'annotations'), { recursive: true, force: true })
  mkdirSync(book, { recursive: true })
  cpSync(join(root, 'examples', 'other-book'), book, {
    recursive: true,
    filter: (path) => !/[/\\](?:dist|\.cache)$/u.test(path),
  })
  for (const { id, files } of published)
    writeFileSync(join(book, 'annotations', 'oven', `${id}.md`), files[NOTE] ?? '')
  buildSite({
    root,
    config: join(book, 'book.config.ts'),
    book,
    dist: 'dist',
    base,
    inputs: hashInputs(root, ['examples/other-book/**', 'test/hostile-notes/**']),
  })
  server = await serveFolder(join(book, 'dist'), base)
}, 300_000)

afterAll(async () => {
  await server?.close()
})

/** What is on a page that nobody but the book may have put there. */
function findIntruders(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const plain = new Set(
      'a blockquote br code del em hr input li ol p pre span strong table tbody td th thead tr ul'.split(
        ' ',
      ),
    )
    const found: string[] = []
    for (const element of document.querySelectorAll('*')) {
      const name = element.localName
      if (element.closest('.note-body') && !element.matches('.note-body') && !plain.has(name))
        found.push(`<${name}>`)
      for (const attribute of element.attributes) {
        if (/^on|^style$|^srcdoc$/iu.test(attribute.name)) found.push(`${name} ${attribute.name}`)
        if (!/^(?:href|src|action|formaction|data|poster)$/u.test(attribute.name)) continue
        const { protocol } = new URL(attribute.value, document.baseURI)
        if (!['http:', 'https:', 'mailto:'].includes(protocol)) found.push(attribute.value)
      }
    }
    for (const script of document.body.querySelectorAll('script')) {
      const isData = script.type === 'application/json'
      const isOwn = script.src.startsWith(`${location.origin}/`)
      if (script.closest('.note') || !(isData || isOwn)) found.push(`script ${script.outerHTML}`)
    }
    return found
  })
}

/** The text of every note, by id, with white space as one blank. */
function readNotes(page: Page): Promise<[id: string, text: string][]> {
  return page
    .locator('figure.excerpt .note, .listing .note, main .note')
    .evaluateAll((notes) =>
      notes.map((note) => [
        (note as HTMLElement).dataset['note'] ?? '',
        (note.querySelector('.note-body')?.textContent ?? '').replaceAll(/\s+/gu, ' '),
      ]),
    )
}

async function open(path: string): Promise<{ page: Page; noise: string[] }> {
  const origin = server?.origin ?? ''
  const page = await pages.open({ locale: 'en-GB' })
  const noise = listen(page, origin)
  page.on('dialog', (dialog) => {
    noise.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(`${origin}${base}${path}`)
  return { page, noise }
}

const AFTER = 'Each step starts as long before the next one'

describe('a book full of hostile notes', () => {
  it.each(['backwards/', 'source/oven/baking-day/'])('stands as it did: %s', async (path) => {
    const { page, noise } = await open(path)
    const notes = await readNotes(page)
    const ids = notes.map(([id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const texts = new Map(notes)
    const lost = shown.filter(({ id, shows }) => {
      // Quotes and dots are set as a typesetter would; marks of tasks are boxes.
      return !smart(texts.get(id) ?? '').includes(smart(shows))
    })
    expect(lost.map(({ id, name, shows }) => [name, shows, texts.get(id)])).toEqual([])
    expect(await findIntruders(page)).toEqual([])
    expect(await page.locator('.note .note').count()).toBe(0)
    expect(noise).toEqual([])
  })

  it('goes on after its excerpt, once, outside of every note', async () => {
    const { page } = await open('backwards/')
    const after = page.locator('p', { hasText: AFTER })
    expect(await after.count()).toBe(1)
    expect(await page.locator('.note, figure', { hasText: AFTER }).count()).toBe(0)
    expect(await page.locator('figure.excerpt').count()).toBe(1)
    expect(await page.locator('main h2').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Counting down')]),
    )
  })

  it('is found by its text, which is only text in the results', async () => {
    const { page, noise } = await open('')
    await page.locator('.search-button').click()
    await page.locator('.search-dialog [type=search]').fill('alert xss')
    await page.locator('.search-results > li > a[href*="/backwards/"]').first().waitFor()
    expect(await page.locator('.search-results').locator('img, script, iframe').count()).toBe(0)
    expect(await findIntruders(page)).toEqual([])
    expect(noise).toEqual([])
  })

  it('has each note once in its plain text', () => {
    const twin = readFileSync(join(book, 'dist', 'backwards', 'index.md'), 'utf8')
    expect(twin.split(AFTER)).toHaveLength(2)
    expect(twin.split('\n').filter((line) => line.startsWith('# '))).toHaveLength(1)
    for (const mark of ['xss-e', 'dir-f', 'out-q']) expect(twin).toContain(mark)
  })
})

function smart(text: string): string {
  return text
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll('…', '...')
    .replaceAll('–', '--')
    .replaceAll('—', '---')
    .replaceAll(/\s+/gu, ' ')
}
