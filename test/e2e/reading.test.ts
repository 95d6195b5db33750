import { describe, expect, it } from 'vitest'
import { DESKTOP, sites, useBrowser } from './support/browser.ts'
import { sitePages } from './support/site-pages.ts'

const pages = useBrowser()

describe.each(sites())('at $base', ({ url, dist }) => {
  it.each([
    ['zh-CN', ''],
    ['en', 'en/'],
  ])('leads from the home page through every chapter in %s', async (lang, root) => {
    const page = await pages.open()
    await page.goto(url + root)
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    await page.locator('.start-link').click()
    const visited: string[] = []
    for (;;) {
      await page.waitForLoadState()
      visited.push(page.url().slice(url.length))
      expect(await page.locator('main h1').count()).toBe(1)
      expect(await page.locator('nav [aria-current="page"]').count()).toBe(1)
      const next = page.locator('a[rel="next"]')
      if ((await next.count()) === 0) break
      const title = ((await next.textContent()) ?? '').trim()
      await next.click()
      expect(title).toContain(((await page.locator('main h1').textContent()) ?? '').trim())
    }
    const chapters = sitePages(dist).filter(
      ({ template, locale }) => template === 'chapter' && locale === (root === '' ? 'zh' : 'en'),
    )
    expect(visited.sort()).toEqual(chapters.map(({ path }) => path).sort())
    expect(visited.length).toBeGreaterThanOrEqual(3)
  })

  it('comes back by the same way', async () => {
    const page = await pages.open()
    await page.goto(`${url}workqueue/waiting/`)
    await page.locator('a[rel="prev"]').click()
    await page.waitForURL(`${url}workqueue/queue/`)
  })

  it('keeps the page when the language is switched', async () => {
    const page = await pages.open()
    const text = async (): Promise<string> => (await page.locator('main').textContent()) ?? ''
    await page.goto(`${url}workqueue/queue/`)
    const chinese = await text()
    await page.locator('[data-language="en"]').click()
    await page.waitForURL(`${url}en/workqueue/queue/`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await text()).not.toBe(chinese)
    await page.locator('[data-language="zh"]').click()
    await page.waitForURL(`${url}workqueue/queue/`)
    expect(await text()).toBe(chinese)
  })

  it('opens the source at the lines of an excerpt', async () => {
    const page = await pages.open({ viewport: DESKTOP })
    await page.goto(`${url}en/workqueue/queue/`)
    const excerpt = page.locator('figure.excerpt').first()
    const first = await excerpt.locator('.l').first().textContent()
    const link = excerpt.locator('.excerpt-file')
    const [, line] = /#(L\d+)$/u.exec((await link.getAttribute('href')) ?? '') ?? []
    await link.click()
    await page.waitForURL(new RegExp(`^${url}en/source/workqueue/queue/#${line ?? 'none'}$`, 'u'))
    const target = page.locator(`#${line ?? 'none'}`)
    expect((await target.textContent())?.trim()).toBe(first?.trim())
    const box = await target.boundingBox()
    expect(box?.y).toBeGreaterThanOrEqual(0)
    expect(box?.y).toBeLessThan(DESKTOP.height)
  })

  it('leads from a symbol in the text to its page', async () => {
    const page = await pages.open()
    await page.goto(`${url}workqueue/queue/`)
    const symbol = page.locator('a.sym', { hasText: /^Queue\.add$/u }).first()
    await symbol.click()
    await page.waitForURL(`${url}symbol/workqueue/queue/Queue.add/`)
    expect(await page.locator('main h1').textContent()).toContain('Queue.add')
  })

  it('says so when there is no such page', async () => {
    const page = await pages.open()
    const answer = await page.goto(`${url}no/such/page/`)
    expect(answer?.status()).toBe(404)
    await page.locator('main a').first().click()
    await page.waitForURL(url)
  })
})
