import { describe, expect, it } from 'vitest'
import { PHONE, sites, useBrowser } from './support/browser.ts'
import { field, find, hits, openSearch, status } from './support/search-page.ts'

const pages = useBrowser()

describe.each(sites())('the search at $base', ({ url }) => {
  it('finds a Chinese term in the chapters that use it', async () => {
    const page = await pages.open()
    await openSearch(page, `${url}workqueue/queue/`)
    const found = await find(page, '延迟队列')
    expect(found).toContain(`${url}workqueue/delaying-queue/`)
    expect(found.filter((address) => address.startsWith(`${url}en/`))).toEqual([])
  })

  it.each(['信箱', '去重', '令牌桶'])('finds the page for %s with the term in it', async (term) => {
    const page = await pages.open()
    await openSearch(page, url)
    const [first] = await find(page, term)
    await page.goto(first ?? '')
    expect(await page.locator('main').textContent()).toContain(term)
  })

  it('finds English words in English pages only', async () => {
    const page = await pages.open({ locale: 'en-GB' })
    await openSearch(page, `${url}en/`)
    const found = await find(page, 'delaying queue')
    expect(found).toContain(`${url}en/workqueue/delaying-queue/`)
    expect(found.filter((address) => !address.startsWith(`${url}en/`))).toEqual([])
  })

  it.each([
    ['addAfter', 'zh', ''],
    ['AddAfter', 'zh', ''],
    ['addafter', 'en', 'en/'],
    ['DelayingQueue.addAfter', 'en', 'en/'],
    ['workqueue/delaying-queue#DelayingQueue.addAfter', 'zh', ''],
  ])('finds the symbol for %s on a %s page', async (query, _language, root) => {
    const page = await pages.open()
    await openSearch(page, url + root)
    const found = await find(page, query)
    const symbol = hits(page).first()
    expect(await symbol.getAttribute('class')).toContain('symbol')
    expect(await symbol.locator('.hit-title').textContent()).toMatch(/\.addAfter$/u)
    expect(found[0]).toMatch(
      new RegExp(`^${url}${root}symbol/workqueue/[-a-z]+/\\w+\\.addAfter/$`, 'u'),
    )
  })

  it('says where a result is, and marks the words in it', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, '信箱')
    const chapter = hits(page)
      .filter({ has: page.locator('span.hit-title') })
      .first()
    expect(await chapter.locator('.hit-trail').textContent()).toContain('工作队列')
    expect(await chapter.locator('.hit-spots a').count()).toBeLessThanOrEqual(3)
    const marks = await chapter.locator('mark').allTextContents()
    expect(new Set(marks)).toEqual(new Set(['信箱']))
  })

  it('says so when it found another name of the same term', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, 'rate limiting queue')
    const reasons = await page.locator('.hit-reason.synonym').allTextContents()
    expect(reasons).toContain('同义：限速队列')
  })

  it('opens a result with the mouse', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, '延迟队列')
    const path = `${new URL(url).pathname}workqueue/delaying-queue/`
    await hits(page).locator(`> a[href="${path}"]`).click()
    await page.waitForURL(`${url}workqueue/delaying-queue/`)
  })

  it('is used without a mouse from the first key to the page found', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/`)
    await page.keyboard.press('Control+k')
    await page.keyboard.insertText('delaying queue')
    await hits(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    const target = await page.evaluate(() =>
      document.activeElement instanceof HTMLAnchorElement ? document.activeElement.href : '',
    )
    expect(target.startsWith(`${url}en/`)).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL(target)
  })

  it('says when nothing is found', async () => {
    const page = await pages.open()
    await openSearch(page, `${url}en/`)
    expect(await find(page, 'zzzz')).toEqual([])
    expect(await status(page).textContent()).toContain('zzzz')
  })

  it('works on a phone, in a field a finger does not zoom into', async () => {
    const page = await pages.open({ viewport: PHONE, hasTouch: true, isMobile: true })
    await page.goto(url)
    await page.locator('.search-button').tap()
    expect(await find(page, '限速队列')).not.toEqual([])
    const size = await field(page).evaluate((one) =>
      Number.parseFloat(getComputedStyle(one).fontSize),
    )
    expect(size).toBeGreaterThanOrEqual(16)
    const overflow = await page
      .locator('.search-pane')
      .evaluate((pane) => pane.scrollWidth - pane.clientWidth)
    expect(overflow).toBe(0)
  })

  it('loads nothing before it is used', async () => {
    const page = await pages.open()
    const requested: string[] = []
    page.on('request', (request) => requested.push(new URL(request.url()).pathname))
    await page.goto(`${url}workqueue/queue/`, { waitUntil: 'networkidle' })
    const isIndex = (path: string): boolean => /\/(?:pagefind|search)\//u.test(path)
    expect(requested.filter(isIndex)).toEqual([])
    await page.locator('.search-button').click()
    await find(page, '队列')
    expect(requested.some(isIndex)).toBe(true)
  })
})
