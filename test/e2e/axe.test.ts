import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'
import { pagesToInspect } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule axe has, none disabled; the result says which elements break which. */
const RUN = `axe.run(document, { resultTypes: ['violations'] })`

/** What axe objects to on the page as it stands, with the elements. */
async function violations(page: Page): Promise<{ id: string; nodes: string[] }[]> {
  const results: AxeResults = await page.evaluate(RUN)
  expect(results.passes.length).toBeGreaterThan(10)
  return results.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
}

describe.each(pagesToInspect(dist).map(({ path }) => path))('axe on /%s', (path) => {
  it.each(['light', 'dark'] as const)(
    'finds nothing, %s, on a desk and on a phone',
    async (theme) => {
      const page = await pages.open({ colorScheme: theme })
      await page.goto(url + path)
      // Folded answers are read too.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await page.evaluate(axe)
      for (const viewport of [DESKTOP, PHONE]) {
        await page.setViewportSize(viewport)
        expect(await violations(page), `${viewport.width} px`).toEqual([])
      }
    },
  )
})

describe.each(['light', 'dark'] as const)('axe, %s', (colorScheme) => {
  it('finds nothing in the open search and the open menu', async () => {
    const page = await pages.open({ viewport: PHONE, colorScheme })
    await page.goto(`${url}workqueue/queue/`)
    await page.evaluate(axe)
    await page.locator('.menu-button').click()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.search-button').click()
    await page.locator('.search-dialog input').fill('队列')
    await page.locator('.search-results > li').first().waitFor()
    expect(await violations(page)).toEqual([])
  })
})
