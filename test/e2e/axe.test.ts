import { describe, expect, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'
import { pagesToInspect, type SitePage } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()

/**
 * How a page is looked at. Chapters are made of the same parts and stand in two languages: one is seen wide and in
 * light, the other narrow and in the dark.
 */
function looksAt({ template, locale }: SitePage): readonly Look[] {
  const LIGHT = { colorScheme: 'light', viewports: [DESKTOP, PHONE] } as const
  const DARK = { colorScheme: 'dark', viewports: [DESKTOP, PHONE] } as const
  if (template !== 'chapter') return [LIGHT, DARK]
  return locale === 'zh' ? [{ ...LIGHT, viewports: [DESKTOP] }] : [{ ...DARK, viewports: [PHONE] }]
}

interface Look {
  colorScheme: 'light' | 'dark'
  viewports: readonly (typeof DESKTOP)[]
}

const looks = pagesToInspect(dist).flatMap((page) =>
  looksAt(page).map((look) => ({ path: page.path, ...look })),
)

describe('axe', () => {
  it.each(looks)('finds nothing on /$path, $colorScheme', async (look) => {
    const page = await pages.open({ colorScheme: look.colorScheme })
    await page.goto(url + look.path)
    // Folded answers are read too.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll('details')) details.open = true
    })
    for (const viewport of look.viewports) {
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
