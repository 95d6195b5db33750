import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { rootSite, useBrowser } from './support/browser.ts'

const pages = useBrowser()
const { url } = rootSite()

const background = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor)
const theme = (page: Page): Promise<string | null> =>
  page.locator('html').getAttribute('data-theme')

describe('the theme', () => {
  it('follows the system until the reader chooses', async () => {
    const page = await pages.open({ colorScheme: 'dark' })
    await page.goto(url)
    expect(await theme(page)).toBe('dark')
    const dark = await background(page)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'light')
    expect(await background(page)).not.toBe(dark)
  })

  it('keeps the choice over reloads, pages and languages', async () => {
    const page = await pages.open({ colorScheme: 'light' })
    await page.goto(url)
    const light = await background(page)
    const button = page.locator('theme-switch button')
    expect(await button.getAttribute('aria-pressed')).toBe('false')
    await button.click()
    expect(await button.getAttribute('aria-pressed')).toBe('true')
    const dark = await background(page)
    expect(dark).not.toBe(light)
    await page.reload()
    expect(await background(page)).toBe(dark)
    await page.goto(`${url}en/workqueue/queue/`)
    expect(await theme(page)).toBe('dark')
    expect(await background(page)).toBe(dark)
  })

  it('can be switched back from the keyboard', async () => {
    const page = await pages.open({ colorScheme: 'dark' })
    await page.goto(url)
    await page.locator('theme-switch button').focus()
    await page.keyboard.press('Space')
    expect(await theme(page)).toBe('light')
  })

  it('gives every kind of token a colour that changes with it', async () => {
    const page = await pages.open({ colorScheme: 'light' })
    await page.goto(`${url}workqueue/queue/`)
    const colours = (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll('.code [class^="tk-"]')].map(
          (one) => getComputedStyle(one).color,
        ),
      )
    const light = await colours()
    expect(new Set(light).size).toBeGreaterThan(2)
    await page.locator('theme-switch button').click()
    const dark = await colours()
    expect(dark.filter((colour, index) => colour === light[index])).toEqual([])
  })
})
