import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sites, useBrowser } from './support/browser.ts'
import { listen } from './support/noise.ts'
import { pagesToInspect, sitePages } from './support/site-pages.ts'

const pages = useBrowser()

/** The policy's directives by name. */
function readPolicy(html: string): Map<string, string[]> {
  const [, text = ''] =
    /<meta http-equiv="content-security-policy" content="([^"]*)"/iu.exec(html) ?? []
  return new Map(
    text
      .split(';')
      .map((directive) => directive.trim().split(/\s+/u))
      .map(([name = '', ...values]) => [name, values]),
  )
}

describe.each(sites())('at $base', ({ url, dist }) => {
  const all = sitePages(dist)
  const { origin } = new URL(url)

  // Most of the time is spent waiting for a request that must not come.
  it.concurrent.each(pagesToInspect(dist).map(({ path }) => path))(
    '/%s asks no one else',
    async (path) => {
      const page = await pages.open()
      const noise = listen(page, origin)
      await page.goto(url + path, { waitUntil: 'networkidle' })
      expect(noise).toEqual([])
      await page.context().close()
    },
  )

  it('stays quiet while everything is used', async () => {
    const page = await pages.open()
    const noise = listen(page, origin)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
    await page.goto(`${url}workqueue/queue/`)
    await page.locator('theme-switch button').click()
    await page.locator('copy-code button').first().click()
    await page.locator('.search-button').click()
    await page.locator('.search-dialog [type=search]').fill('队列')
    await page.locator('.search-results > li').first().waitFor()
    expect(noise).toEqual([])
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    const code = await page
      .locator('figure.excerpt')
      .first()
      .locator('.code')
      .evaluateAll((blocks) => blocks.map((one) => one.textContent).join(''))
    expect(copied).toBe(code)
    expect(copied).not.toMatch(/^\s*\d+\s/u)
  })

  it('has a policy on every page that allows no inline script it does not know', () => {
    for (const { file } of all) {
      const policy = readPolicy(readFileSync(join(dist, file), 'utf8'))
      expect(policy.get('default-src'), file).toEqual(["'none'"])
      const scripts = policy.get('script-src') ?? []
      expect(scripts, file).toContain("'self'")
      for (const value of scripts)
        expect(value, file).toMatch(/^'(?:self|wasm-unsafe-eval|sha256-[A-Za-z0-9+/=]+)'$/u)
      expect(policy.get('object-src') ?? policy.get('default-src'), file).toEqual(["'none'"])
      expect(policy.get('base-uri'), file).toEqual(["'none'"])
    }
  })
})
