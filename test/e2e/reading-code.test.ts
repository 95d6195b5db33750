import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Locator, Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { sourceFileSchema } from '#schemas/source-file.ts'
import { plainPage } from '../../src/lib/plain-code.ts'
import { findViolations } from './support/axe.ts'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'
import { sitePages } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()
const { root } = inject('e2e')
const QUEUE = `${url}en/source/workqueue/queue/`

const card = (page: Page): Locator => page.locator('#hover-card:popover-open')
const identifier = (page: Page, text: string): Locator =>
  page.locator('.code a:not(.mark)', { hasText: new RegExp(`^${text}$`, 'u') })

/** The text of what has the focus. */
function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? '')
}

/** Presses Tab until an identifier has the focus and its card is open. */
async function tabIntoCode(page: Page): Promise<void> {
  for (let key = 0; key < 200; key += 1) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(() => document.activeElement?.closest('.code') !== null)) {
      await card(page).waitFor()
      return
    }
  }
  throw new Error('Tab does not lead into the code')
}

describe('the identifiers of a source page', () => {
  const files = globSync('src/content/knowledge/files/**/*.json', { cwd: root }).map((file) =>
    sourceFileSchema.parse(JSON.parse(readFileSync(join(root, file), 'utf8'))),
  )

  it.each(files.map((file) => [file.path as string, file] as const))(
    'are links in %s, every one, or have no address and a card',
    async (_, { port, module, occurrences }) => {
      const page = await pages.open({ javaScriptEnabled: false })
      await page.goto(`${url}source/${port}/${module}/`)
      const links = await page.locator('.code a[href]:not(.mark)').count()
      const others = page.locator('.code [data-of]')
      for (const other of await others.all()) {
        expect(await other.getAttribute('data-of')).not.toMatch(/^(?:node|lib\.dom)/u)
      }
      expect(links + (await others.count())).toBe(occurrences.length)
    },
  )

  it('lead to something on the page they name', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    const ids = new Map<string, Set<string>>()
    const read = async (address: string): Promise<string[]> => {
      await page.goto(url + address)
      ids.set(
        new URL(page.url()).pathname,
        new Set(await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))),
      )
      return page
        .locator('.code a:not(.mark)')
        .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
    }
    const sources = sitePages(dist).filter(
      ({ template, locale }) => template === 'source' && locale === 'en',
    )
    const hrefs = new Set<string>()
    for (const { path } of sources) for (const href of await read(path)) hrefs.add(href)
    const lost = [...hrefs]
      .map((href) => new URL(href))
      .filter(({ origin, pathname, hash }) => {
        const known = origin === new URL(url).origin ? ids.get(pathname) : undefined
        return known !== undefined && hash !== '' && !known.has(decodeURIComponent(hash.slice(1)))
      })
    expect(sources.length).toBeGreaterThan(10)
    expect(lost.map(({ href }) => href)).toEqual([])
  })

  it('lead from an excerpt to the definition without JavaScript', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto(`${url}workqueue/queue/`)
    const link = page.locator('.excerpt .code a[href$="#KeySet"]').first()
    await link.click()
    await page.waitForURL(`${url}source/workqueue/key-set/#KeySet`)
    expect(await page.locator('[id="KeySet"]').textContent()).toBe('KeySet')
    await page.locator('[id="KeySet"]').click()
    await page.waitForURL(`${url}symbol/workqueue/key-set/KeySet/`)
  })
})

describe('the hover card', () => {
  it('loads nothing before it is wanted', async () => {
    const page = await pages.open()
    const scripts: string[] = []
    page.on('request', (request) => scripts.push(request.url()))
    await page.goto(QUEUE)
    expect(scripts.filter((one) => one.includes('code-reader'))).toEqual([])
    expect(await page.locator('#hover-card').count()).toBe(0)
  })

  it('opens under the pointer, can be pointed at, and closes when left', async () => {
    const page = await pages.open()
    await page.goto(`${QUEUE}#L148`)
    const thing = page.locator('#L149 a').nth(1)
    await thing.hover()
    await card(page).waitFor()
    const text = (await card(page).textContent()) ?? ''
    expect(text).toContain('KeySet.has(')
    expect(text).toMatch(/key-set\.ts:\d+/u)
    expect(text).toMatch(/uses \(\d+\)/u)
    await card(page).hover()
    const box = await card(page).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= DESKTOP.width).toBe(true)
    await page.mouse.move(4, 400)
    await card(page).waitFor({ state: 'hidden' })
  })

  it('opens with the focus, is described by, and closes with Escape without moving the focus', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    await tabIntoCode(page)
    const before = await focusedText(page)
    const described = await page.evaluate(() => {
      const id = document.activeElement?.getAttribute('aria-describedby') ?? ''
      return document.getElementById(id)?.textContent
    })
    expect(described).toContain('interface AbortSignalLike')
    await page.keyboard.press('Escape')
    await card(page).waitFor({ state: 'hidden' })
    expect(await focusedText(page)).toBe(before)
  })

  it('lets Tab in, back, and on to what follows the identifier', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    await tabIntoCode(page)
    const name = await focusedText(page)
    await page.keyboard.press('Tab')
    expect(await focusedText(page)).toContain('definition')
    await page.keyboard.press('Shift+Tab')
    expect(await focusedText(page)).toBe(name)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await focusedText(page)).toContain('uses')
    await page.keyboard.press('Tab')
    await card(page).waitFor({ state: 'hidden' })
    const after = await page.evaluate(() => {
      const thing = document.querySelector('.code [tabindex="0"]')
      const active = document.activeElement
      return thing && active && thing.compareDocumentPosition(active)
    })
    expect(after).toBe(4)
    await page.keyboard.press('Shift+Tab')
    expect(await focusedText(page)).toBe(name)
  })

  it('opens with the first tap, whose links then go', async () => {
    const page = await pages.open({ viewport: PHONE, hasTouch: true, isMobile: true })
    await page.goto(`${url}workqueue/queue/`)
    const thing = page.locator('.excerpt .code a[href$="#KeySet"]').first()
    await thing.scrollIntoViewIfNeeded()
    await thing.tap()
    await card(page).waitFor()
    expect(page.url()).toBe(`${url}workqueue/queue/`)
    const box = await card(page).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= PHONE.width).toBe(true)
    await card(page).locator('a').nth(1).tap()
    await page.waitForURL(`${url}symbol/workqueue/key-set/KeySet/#uses`)
  })

  it('opens with the first tap where clicks do not say what made them, and the second leads on', async () => {
    const page = await pages.open({ viewport: PHONE, hasTouch: true, isMobile: true })
    await page.addInitScript(() => {
      const forget = (event: Event): void => {
        Object.defineProperty(event, 'pointerType', { value: undefined })
      }
      addEventListener('click', forget, { capture: true })
    })
    await page.goto(`${url}workqueue/queue/`)
    const thing = page.locator('.excerpt .code a[href$="#KeySet"]').first()
    await thing.scrollIntoViewIfNeeded()
    await thing.tap()
    await card(page).waitFor()
    await thing.tap()
    await page.waitForURL(`${url}source/workqueue/key-set/#KeySet`)
  })

  it('stays on the screen beside code that has been scrolled sideways', async () => {
    const page = await pages.open({ viewport: PHONE })
    await page.goto(`${url}source/workqueue/queue/#L148`)
    const last = page.locator('#L179 a').last()
    await last.scrollIntoViewIfNeeded()
    await last.hover()
    await card(page).waitFor()
    const box = await card(page).boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= PHONE.width).toBe(true)
    expect(box && box.y >= 0 && box.y + box.height <= PHONE.height).toBe(true)
  })

  it('opens for symbols that the text names, which lead to their pages', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/workqueue/queue/`)
    const symbol = page.locator('.prose > p a.sym').first()
    await symbol.hover()
    await card(page).waitFor()
    const href = await symbol.getAttribute('href')
    expect(href).toMatch(/^\/en\/symbol\/workqueue\//u)
    const uses = await card(page).locator('a').nth(1).getAttribute('href')
    expect(uses).toBe(`${href ?? ''}#uses`)
  })

  it('is no stop of its own in running text', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/workqueue/queue/`)
    const symbol = page.locator('.prose > p a.sym').first()
    await symbol.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    await card(page).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('#hover-card'))).toBe(null)
  })

  it.each(['light', 'dark'] as const)('gives axe nothing to object to, %s', async (colorScheme) => {
    for (const address of ['en/source/workqueue/rate/', 'workqueue/queue/']) {
      const page = await pages.open({ colorScheme })
      await page.goto(url + address)
      await page.locator('.code a:not(.mark)').nth(20).hover()
      await card(page).waitFor()
      expect(await findViolations(page)).toEqual([])
    }
  })
})

describe('the keyboard in code', () => {
  it('has one stop for each listing', async () => {
    const page = await pages.open()
    await page.goto(`${url}workqueue/queue/`)
    const stops = await page
      .locator('.listing')
      .evaluateAll((all) =>
        all.map((one) => one.querySelectorAll('.code a:not(.mark):not([tabindex="-1"])').length),
      )
    expect(stops.length).toBeGreaterThan(5)
    expect(stops.every((count) => count === 1)).toBe(true)
  })

  it('moves between identifiers, and between lines', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    await tabIntoCode(page)
    const walk = async (...keys: string[]): Promise<string> => {
      for (const key of keys) await page.keyboard.press(key)
      return focusedText(page)
    }
    expect(await walk('ArrowRight')).toBe("'./abort-signal.ts'")
    expect(await walk('ArrowDown')).toBe('WithTicker')
    expect(await walk('End')).toBe("'./clock.ts'")
    expect(await walk('Home')).toBe('RealClock')
    expect(await walk('End', 'ArrowLeft')).toBe('WithTicker')
    expect(await walk('ArrowUp', 'ArrowUp')).toBe("'./abort-signal.ts'")
    await page.keyboard.press('Escape')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Shift+Tab')
    expect(await focusedText(page)).toBe("'./abort-signal.ts'")
  })

  it('goes from place to place of one thing, says which one it is, and comes round', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    const same = identifier(page, 'AbortSignalLike')
    const count = await same.count()
    expect(count).toBeGreaterThan(1)
    await tabIntoCode(page)
    expect(await page.locator('.code .same').count()).toBe(count)
    const status = page.locator('p[role="status"].sr-only')
    await page.keyboard.press('n')
    expect(await status.textContent()).toBe(`2 of ${count}`)
    expect(await same.nth(1).evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('p')
    await page.keyboard.press('p')
    expect(await status.textContent()).toBe(`${count} of ${count}`)
    await page.keyboard.press('n')
    expect(await status.textContent()).toBe(`1 of ${count}`)
  })

  it('walks from a use to the definition, to the uses, and back', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    await tabIntoCode(page)
    for (let key = 0; key < 2; key += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    expect(await focusedText(page)).toBe('Cond')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${url}en/source/workqueue/cond/#Cond`)
    await page.waitForFunction(() => document.activeElement?.id === 'Cond')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowLeft')
    expect(await focusedText(page)).toBe('Cond')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${url}en/symbol/workqueue/cond/Cond/`)
    const use = page.locator('a[href^="/en/source/workqueue/queue/#L"]').first()
    await use.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/en\/source\/workqueue\/queue\/#L\d+$/u)
    const { hash } = new URL(page.url())
    expect(await page.locator(hash).textContent()).toContain('Cond')
  })
})

describe('code that is selected', () => {
  it('is copied without the notes between its lines', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    const copied = await page.evaluate(() => {
      const pieces = document.querySelectorAll('.whole .code')
      const [first, last] = [pieces[0], [...pieces].at(-1)]
      if (!first || !last || first === last) throw new Error('No note stands between')
      getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length)
      const clipboardData = new DataTransfer()
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData }))
      return clipboardData.getData('text/plain')
    })
    const path = 'ports/workqueue/src/queue.ts'
    expect(copied).toBe(readFileSync(join(root, path), 'utf8'))
  })
})

describe('lines of a source page', () => {
  it('are chosen by their numbers, alone or up to another, and the address says so', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    const number = async (line: number, modifiers: 'Shift'[] = []): Promise<void> => {
      await page.locator(`#L${line}`).click({ position: { x: 20, y: 8 }, modifiers })
    }
    await number(24)
    expect(new URL(page.url()).hash).toBe('#L24')
    await number(10, ['Shift'])
    expect(new URL(page.url()).hash).toBe('#L10-L24')
    expect(await page.locator('.l.on').count()).toBe(15)
  })

  it('are marked and in sight when the address names a range', async () => {
    const page = await pages.open()
    await page.goto(`${QUEUE}#L100-L110`)
    await page.waitForFunction(() => scrollY > 0)
    expect(await page.locator('.l.on').count()).toBe(11)
    const box = await page.locator('#L100').boundingBox()
    expect(box && box.y > 0 && box.y < DESKTOP.height / 2).toBe(true)
  })

  it('are put into the address by a key where the focus is', async () => {
    const page = await pages.open()
    await page.goto(QUEUE)
    await tabIntoCode(page)
    await page.keyboard.press('l')
    expect(new URL(page.url()).hash).toBe('#L8')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+L')
    expect(new URL(page.url()).hash).toBe('#L8-L9')
  })
})

describe('reading code', () => {
  const withCode = sitePages(dist).filter(
    ({ template }) => template === 'chapter' || template === 'source',
  )

  it.each(withCode.map(({ path, file }) => [path, file] as const))(
    'makes /%s at most half as heavy again as plain Shiki',
    (_, file) => {
      const html = readFileSync(join(dist, file), 'utf8')
      const weigh = (text: string): number => gzipSync(text, { level: 9 }).length
      expect(weigh(html) / weigh(plainPage(html))).toBeLessThanOrEqual(1.5)
    },
  )
})
