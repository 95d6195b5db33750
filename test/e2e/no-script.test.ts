import { describe, expect, it } from 'vitest'
import { PHONE, sites, useBrowser } from './support/browser.ts'

const pages = useBrowser()

describe.each(sites())('without JavaScript at $base', ({ url }) => {
  it('has the text, the code and the notes', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto(`${url}workqueue/queue/`)
    expect(await page.locator('.prose p').count()).toBeGreaterThan(10)
    expect(await page.locator('figure.excerpt .l').first().isVisible()).toBe(true)
    const notes = page.locator('.note-body')
    expect(await notes.count()).toBeGreaterThan(0)
    expect(await notes.first().isVisible()).toBe(true)
  })

  it('has links that work: notes and lines, chapters, languages', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto(`${url}workqueue/queue/`)
    const mark = page.locator('a.mark').first()
    const target = await mark.getAttribute('href')
    await mark.click()
    await page.waitForURL(({ hash }) => hash === target)
    await page.locator('a[rel="next"]').click()
    await page.waitForURL(`${url}workqueue/waiting/`)
    await page.locator('[data-language="en"]').click()
    await page.waitForURL(`${url}en/workqueue/waiting/`)
  })

  it('unfolds an answer', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto(`${url}en/workqueue/queue/`)
    const answer = page.locator('details.answer').first()
    expect(await answer.locator('.answer-body').isVisible()).toBe(false)
    await answer.locator('summary').click()
    await answer.locator('.answer-body').waitFor({ state: 'visible' })
  })

  it('opens the menu on a phone', async () => {
    const page = await pages.open({ javaScriptEnabled: false, viewport: PHONE })
    await page.goto(`${url}workqueue/queue/`)
    const menu = page.locator('#book-menu')
    expect(await menu.isVisible()).toBe(false)
    await page.locator('.menu-button').click()
    await menu.waitFor({ state: 'visible' })
    await menu.locator('a[href$="/workqueue/delaying-queue/"]').click()
    await page.waitForURL(`${url}workqueue/delaying-queue/`)
  })

  it.each(['light', 'dark'] as const)('follows the system’s %s theme', async (colorScheme) => {
    const page = await pages.open({ javaScriptEnabled: false, colorScheme })
    await page.goto(`${url}workqueue/queue/`)
    // Page scripts are off; the test's own still run.
    const lightness = await page.evaluate(() => {
      const [red = 0, green = 0, blue = 0] =
        getComputedStyle(document.body)
          .backgroundColor.match(/[\d.]+/gu)
          ?.map(Number) ?? []
      return (red + green + blue) / 3
    })
    if (colorScheme === 'dark') expect(lightness).toBeLessThan(80)
    else expect(lightness).toBeGreaterThan(200)
  })
})
