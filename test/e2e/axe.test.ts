import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'
import { pagesToInspect } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule axe has, none disabled; the result says which elements break which. */
const RUN = `axe.run(document, { resultTypes: ['violations'] })`

const screens = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const

describe.each(['light', 'dark'] as const)('axe, %s', (colorScheme) => {
  describe.each(screens)('%s', (_name, viewport) => {
    it.each(pagesToInspect(dist).map(({ path }) => path))('finds nothing on /%s', async (path) => {
      const page = await pages.open({ viewport, colorScheme })
      await page.goto(url + path)
      // Folded answers are read too.
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await page.evaluate(axe)
      const { violations, passes }: AxeResults = await page.evaluate(RUN)
      expect(passes.length).toBeGreaterThan(10)
      expect(
        violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html) })),
      ).toEqual([])
    })
  })

  it('finds nothing in the open search and the open menu', async () => {
    const page = await pages.open({ viewport: PHONE, colorScheme })
    await page.goto(`${url}workqueue/queue/`)
    await page.evaluate(axe)
    await page.locator('.menu-button').click()
    const menu: AxeResults = await page.evaluate(RUN)
    expect(menu.violations).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.search-button').click()
    await page.locator('.search-dialog input').fill('队列')
    await page.locator('.search-results > li').first().waitFor()
    const search: AxeResults = await page.evaluate(RUN)
    expect(search.violations).toEqual([])
  })
})
