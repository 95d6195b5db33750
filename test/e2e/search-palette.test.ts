import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { DESKTOP, PHONE, rootSite, sites, useBrowser } from './support/browser.ts'

const pages = useBrowser()
const { url } = rootSite()

const field = (page: Page): Locator => page.getByRole('combobox')
const rows = (page: Page): Locator => page.getByRole('option')
const active = (page: Page): Locator => page.locator('[role=option][aria-selected=true]')

/** Opens the palette by its key and waits for its rows. */
async function openPalette(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.keyboard.press('Control+/')
  await rows(page).first().waitFor()
}

/** Types into the palette; the best row is then called as expected. */
async function type(page: Page, text: string, best: string): Promise<void> {
  await page.keyboard.insertText(text)
  await active(page).locator('code').getByText(best, { exact: true }).waitFor()
}

describe.each(sites())('the palette of symbols at $base', ({ url: site }) => {
  it.each(['', 'en/'])('leads from letters to the page of a symbol, on /%s', async (root) => {
    const page = await pages.open()
    await openPalette(page, site + root)
    await type(page, 'addrl', 'RateLimitingQueue.addRateLimited')
    await page.keyboard.press('Enter')
    const end = 'symbol/workqueue/rate-limiting-queue/RateLimitingQueue.addRateLimited/'
    await page.waitForURL(`${site}${root}${end}`)
  })

  it('leads to the definition in the source as well', async () => {
    const page = await pages.open()
    await openPalette(page, site)
    await type(page, 'Queue.add', 'Queue.add')
    await page.keyboard.press('Alt+Enter')
    await page.waitForURL(`${site}source/workqueue/queue/#Queue.add`)
  })
})

describe('the palette', () => {
  it('points from the field to the row, up and down and around', async () => {
    const page = await pages.open()
    await openPalette(page, url)
    const pointed = (): Promise<string | null> => field(page).getAttribute('aria-activedescendant')
    const first = await pointed()
    expect(await active(page).getAttribute('id')).toBe(first)
    await page.keyboard.press('ArrowDown')
    expect(await pointed()).not.toBe(first)
    expect(await active(page).getAttribute('id')).toBe(await pointed())
    await page.keyboard.press('ArrowUp')
    expect(await pointed()).toBe(first)
    await page.keyboard.press('ArrowUp')
    expect(await pointed()).toBe(await rows(page).last().getAttribute('id'))
    expect(await active(page).isVisible()).toBe(true)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  })

  it('marks the letters that were typed', async () => {
    const page = await pages.open()
    await openPalette(page, url)
    await type(page, 'addrl', 'RateLimitingQueue.addRateLimited')
    expect(await active(page).locator('mark').allTextContents()).toEqual(['addR', 'L'])
  })

  it('has what no one else can use after what they can, and says so', async () => {
    const page = await pages.open()
    await openPalette(page, url)
    const internal = await rows(page).evaluateAll((all) =>
      all.map((one) => one.classList.contains('internal')),
    )
    expect(internal).toEqual([...internal].sort((a, b) => Number(a) - Number(b)))
    expect(await rows(page).count()).toBe(50)
    expect(await page.locator('.palette .search-status').textContent()).toMatch(/共 \d{3} 个符号/u)
  })

  it('offers the symbols of the file on the page first', async () => {
    const page = await pages.open()
    await openPalette(page, `${url}source/workqueue/heap/`)
    expect(await active(page).locator('.palette-place').textContent()).toBe('本页')
  })

  it('closes with Escape and gives the focus back', async () => {
    const page = await pages.open()
    await page.goto(url)
    await page.locator('.palette-button').focus()
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.palette').waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.matches('.palette-button'))
  })

  it('takes over what was searched, and hands it back', async () => {
    const page = await pages.open()
    await page.goto(url)
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('addAfter')
    await page.getByRole('button', { name: /^符号/u }).focus()
    await page.keyboard.press('Enter')
    await rows(page).first().waitFor()
    expect(await field(page).inputValue()).toBe('addAfter')
    await page.keyboard.press('Control+k')
    await page.locator('book-search dialog').waitFor()
    expect(await page.locator('.palette').isVisible()).toBe(false)
  })

  it('says when no symbol is called so', async () => {
    const page = await pages.open()
    await openPalette(page, url)
    await page.keyboard.insertText('qqqq')
    await page.locator('.palette .search-status', { hasText: 'qqqq' }).waitFor()
    expect(await rows(page).count()).toBe(0)
    expect(await field(page).getAttribute('aria-expanded')).toBe('false')
  })

  it('opens with a finger, in a field it does not zoom into', async () => {
    const page = await pages.open({ viewport: PHONE, hasTouch: true, isMobile: true })
    await page.goto(url)
    await page.locator('.palette-button').tap()
    await rows(page).first().waitFor()
    const size = await field(page).evaluate((one) =>
      Number.parseFloat(getComputedStyle(one).fontSize),
    )
    expect(size).toBeGreaterThanOrEqual(16)
    const overflow = await page
      .getByRole('listbox')
      .evaluate((list) => list.scrollWidth - list.clientWidth)
    expect(overflow).toBe(0)
    await rows(page).first().locator('.palette-definition').tap()
    await page.waitForURL(({ pathname, hash }) => pathname.includes('/source/') && hash !== '')
  })
})

describe.each(['light', 'dark'] as const)('axe on the palette, %s', (colorScheme) => {
  it.each(['', 'qqqq'])('finds nothing for “%s”, on a desk and on a phone', async (text) => {
    const page = await pages.open({ colorScheme })
    await openPalette(page, url)
    if (text) {
      await page.keyboard.insertText(text)
      await rows(page).first().waitFor({ state: 'detached' })
    }
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport)
      expect(await findViolations(page), `${viewport.width} px`).toEqual([])
    }
  })
})
