import { describe, expect, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'
import { pagesToInspect, type Template } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()

/** Chapters are made of the same parts: each is seen one way in light and the other way in the dark. */
function viewportsOf(template: Template, theme: 'light' | 'dark'): readonly (typeof DESKTOP)[] {
  if (template !== 'chapter') return [DESKTOP, PHONE]
  return theme === 'light' ? [DESKTOP] : [PHONE]
}

describe.each(pagesToInspect(dist))('axe on /$path', ({ path, template }) => {
  it.each(['light', 'dark'] as const)('finds nothing, %s', async (theme) => {
    const page = await pages.open({ colorScheme: theme })
    await page.goto(url + path)
    // Folded answers are read too.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    for (const viewport of viewportsOf(template, theme)) {
      await page.setViewportSize(viewport)
      expect(await findViolations(page), `${viewport.width} px`).toEqual([])
    }
  })
})

describe.each(['light', 'dark'] as const)('axe, %s', (colorScheme) => {
  it('finds nothing in the open search and the open menu', async () => {
    const page = await pages.open({ viewport: PHONE, colorScheme })
    await page.goto(`${url}workqueue/queue/`)
    await page.locator('.menu-button').click()
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.search-button').click()
    await page.locator('.search-dialog [type=search]').fill('队列')
    await page.locator('.search-results > li').first().waitFor()
    expect(await findViolations(page)).toEqual([])
  })
})
