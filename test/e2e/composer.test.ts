import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { PHONE, rootSite, useBrowser } from './support/browser.ts'
import { listen } from './support/noise.ts'

const pages = useBrowser()
const { url } = rootSite()
const { root } = inject('e2e')
/** A copy of the book, for notes to be checked in. */
const book = join(root, '.cache', 'e2e', 'composer-book')
const QUEUE = 'ports/workqueue/src/queue.ts'
const lines = readFileSync(join(root, QUEUE), 'utf8').split('\n')
const lineOf = (text: string): number => {
  const at = lines.findIndex((line) => line.includes(text))
  if (at < 0) throw new Error(`no line has ${text}`)
  return at + 1
}

interface CheckedNote {
  id: string
  target: string
  state: string
  place?: { file: string; lines: { start: number; end: number } }
}

/** What `annotate check` says of notes laid into a copy of the book, as they were downloaded. */
function check(notes: ReadonlyMap<string, string>): CheckedNote[] {
  rmSync(book, { recursive: true, force: true })
  mkdirSync(book, { recursive: true })
  const sources = [
    'tsconfig.base.json',
    'book.config.ts',
    'terms.yaml',
    'redirects.yaml',
    'chapters',
    'annotations',
    'ports',
  ]
  const written = ['src/content/published.json', 'src/content/noted-code.json']
  for (const part of [...sources, ...written].filter((one) => existsSync(join(root, one))))
    cpSync(join(root, part), join(book, part), {
      recursive: true,
      filter: (file) => !/\/(?:vectors|node_modules|dist)$/u.test(file),
    })
  for (const [name, text] of notes)
    writeFileSync(join(book, 'annotations', 'workqueue', name), text)
  const ids = [...notes.keys()].map((name) => name.replace(/\.md$/u, ''))
  const cli = join(root, 'tools', 'annotate', 'src', 'cli.ts')
  const order = [cli, '--book', join(book, 'book.config.ts'), 'check', '--format', 'json', ...ids]
  const said = execFileSync(process.execPath, order, { cwd: root, encoding: 'utf8' })
  return (JSON.parse(said) as { notes: CheckedNote[] }).notes
}

async function writeNote(page: Page, body: string): Promise<void> {
  await page.locator('.composer[open]').waitFor()
  await page.keyboard.insertText(body)
}

/** What the button says it does: a file of that name. */
async function download(page: Page, press: () => Promise<void>): Promise<[string, string]> {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')]
}

/** Tab, until what has the focus fits. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let key = 0; key < 200; key += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((css) => document.activeElement?.matches(css), selector)) return
  }
  throw new Error(`Tab does not lead to ${selector}`)
}

describe('a note composed in the browser', () => {
  const notes = new Map<string, string>()

  it('is written on an excerpt with the mouse, in Chinese', async () => {
    const page = await pages.open()
    const noise = listen(page, new URL(url).origin)
    await page.goto(`${url}workqueue/queue/`)
    const line = page.locator('.excerpt .l', { hasText: 'readonly #dirty = new KeySet()' }).first()
    await line.scrollIntoViewIfNeeded()
    const box = await line.boundingBox()
    if (!box) throw new Error('the line is not shown')
    // Within the line: from its code to its end.
    await page.mouse.move(box.x + 46, box.y + 10)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width - 20, box.y + 12, { steps: 5 })
    await page.mouse.up()
    const button = page.locator('.annotate')
    await button.waitFor()
    const place = await button.boundingBox()
    expect(place && place.y >= box.y + box.height).toBe(true)
    await button.click()
    await writeNote(page, '`dirty` 里的键都在等着处理，见 [`Queue.add`]。')
    await page.locator('#composer-author').fill('测试者')
    await page.locator('.composer-note a.sym').waitFor()
    const save = page.locator('.composer-button.primary')
    expect(await page.locator('.composer a[href*="/new/"]').count()).toBe(0)
    notes.set(...(await download(page, () => save.click())))
    expect(noise).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.composer').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['note-author'])
  })

  it('is written on lines of a source page with keys alone, in English', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/source/workqueue/queue/#Queue.add`)
    await tabTo(page, '.code a')
    const first = lineOf('if (this.#dirty.has(key)) {')
    await page.locator(`#L${first} a`).first().focus()
    await page.keyboard.press('l')
    // The last of them, a brace, has no identifier.
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+J')
    await page.locator('.annotate').waitFor()
    await page.waitForFunction((hash) => location.hash === hash, `#L${first}-L${first + 4}`)
    await page.keyboard.press('a')
    await writeNote(page, 'Nothing is queued twice.')
    await tabTo(page, '#composer-author')
    await page.keyboard.insertText('Ada')
    await tabTo(page, '.composer-button.primary')
    notes.set(...(await download(page, () => page.keyboard.press('Enter'))))
    await page.keyboard.press('Escape')
    await page.locator('.composer').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.closest('.listing') != null)).toBe(
      true,
    )
  })

  it('is anchored where it was written, by the check of the book itself', () => {
    const dirty = lineOf('readonly #dirty = new KeySet()')
    const first = lineOf('if (this.#dirty.has(key)) {')
    const found = check(notes)
    expect(found.map(({ target, state, place }) => [target, state, place?.lines])).toEqual(
      expect.arrayContaining([
        ['workqueue/queue#Queue.#dirty', 'anchored', { start: dirty, end: dirty }],
        ['workqueue/queue#Queue.add', 'anchored', { start: first, end: first + 4 }],
      ]),
    )
    expect(found).toHaveLength(2)
  })
})

describe('the composer', () => {
  it('shows what is wrong, runs nothing, and keeps the draft over a reload', async () => {
    const page = await pages.open()
    await page.goto(`${url}source/workqueue/queue/`)
    const scripts: string[] = []
    page.on('request', (request) => scripts.push(request.url()))
    const line = lineOf('this.#queue.push(item)')
    await page.locator(`#L${line}`).click({ position: { x: 20, y: 8 } })
    await page.locator('.annotate').click()
    await writeNote(page, '[看](javascript:alert(1))\n\n<img src=x onerror="document.title=1">')
    await page.locator('#composer-markdown-faults li').nth(1).waitFor()
    expect(await page.locator('.composer-status').textContent()).toContain('处要改')
    expect(await page.locator('#composer-markdown').getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('.composer-note *').count()).toBe(0)
    await page.locator('#composer-markdown-faults button').first().click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('composer-markdown')
    await page.locator('#composer-markdown').fill('不先放进存储，见 [`Queue.pop`]。')
    await page.locator('.composer-note .unknown').waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.annotate-draft').waitFor()
    await page.reload()
    await page.locator('.annotate-draft').click()
    await page.locator('.composer[open]').waitFor()
    expect(await page.locator('#composer-markdown').inputValue()).toContain('[`Queue.pop`]')
    await page.locator('.composer-discard').click()
    await page.locator('.composer-discard').click()
    await page.locator('.composer').waitFor({ state: 'detached' })
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    expect(scripts.every((one) => one.startsWith(url))).toBe(true)
  })

  it('says why no note can stand on imports', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/source/workqueue/queue/`)
    await page.locator(`#L${lineOf('import')}`).click({ position: { x: 20, y: 8 } })
    await page.locator('.annotate').click()
    await page.locator('.composer-refusal', { hasText: 'an import' }).waitFor()
  })

  it('takes a selection with empty lines in it', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/source/workqueue/queue/`)
    const [first, last] = [lineOf('if (this.#dirty.has(key)) {'), lineOf('this.#cond.signal()')]
    expect(lines.slice(first, last)).toContain('')
    await page.locator(`#L${first}`).scrollIntoViewIfNeeded()
    await page.evaluate(
      ([from, to]) => {
        const [begin, end] = [from, to].map((id) => document.getElementById(id))
        if (begin && end) getSelection()?.setBaseAndExtent(begin, 0, end, end.childNodes.length)
      },
      [`L${first}`, `L${last}`] as const,
    )
    await page.locator('.annotate').click()
    const where = page.locator('.composer-where')
    expect(await where.textContent()).toContain(`queue.ts:${first}–${last}`)
  })

  it('fills the screen of a phone, in the dark, with targets for fingers', async () => {
    const options = {
      viewport: PHONE,
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
    } as const
    const page = await pages.open(options)
    await page.goto(`${url}en/workqueue/queue/`)
    const line = page.locator('.excerpt .l', { hasText: 'readonly #dirty' }).first()
    await line.scrollIntoViewIfNeeded()
    await line.tap({ position: { x: 16, y: 10 } })
    await page.locator('.annotate').tap()
    await page.locator('.composer[open]').waitFor()
    const box = await page.locator('.composer').boundingBox()
    expect(box).toEqual({ x: 0, y: 0, ...PHONE })
    const small = await page
      .locator(
        '.composer button:visible, .annotate, .composer label:has(input), .composer input:not([type=radio])',
      )
      .evaluateAll((all) =>
        all.filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent),
      )
    expect(small).toEqual([])
    expect(await findViolations(page)).toEqual([])
  })
})
