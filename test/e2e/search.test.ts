import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { PHONE, sites, useBrowser } from './support/browser.ts'

const pages = useBrowser()

const field = (page: Page): Locator => page.locator('.search-dialog input')
const hits = (page: Page): Locator => page.locator('.search-results > li')

/** The addresses found, in order, once the search for `query` has answered. */
async function find(page: Page, query: string): Promise<string[]> {
  await field(page).fill(query)
  await hits(page).first().waitFor()
  await page.waitForFunction(() => document.querySelector('.search-status')?.textContent !== '')
  const links = await hits(page).locator('> a').all()
  return Promise.all(links.map((link) => link.evaluate((one: HTMLAnchorElement) => one.href)))
}

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.locator('.search-button').click()
}

describe.each(sites())('the search at $base', ({ url }) => {
  it('finds a Chinese term in the chapters that use it', async () => {
    const page = await pages.open()
    await open(page, `${url}workqueue/queue/`)
    const found = await find(page, '延迟队列')
    expect(found).toContain(`${url}workqueue/delaying-queue/`)
    expect(found.filter((address) => address.startsWith(`${url}en/`))).toEqual([])
  })

  it.each(['信箱', '去重', '令牌桶'])('finds the page for %s with the term in it', async (term) => {
    const page = await pages.open()
    await open(page, url)
    const [first] = await find(page, term)
    await page.goto(first ?? '')
    expect(await page.locator('main').textContent()).toContain(term)
  })

  it('finds English words in English pages only', async () => {
    const page = await pages.open({ locale: 'en-GB' })
    await open(page, `${url}en/`)
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
    await open(page, url + root)
    const found = await find(page, query)
    const symbols = await page.locator('.hit.symbol .hit-title').allTextContents()
    expect(symbols.some((name) => name.endsWith('addAfter'))).toBe(true)
    const address = found.find((one) => one.includes('/source/')) ?? ''
    expect(address.startsWith(`${url}${root}source/workqueue/`)).toBe(true)
  })

  it('opens a result with the mouse', async () => {
    const page = await pages.open()
    await open(page, url)
    await find(page, '延迟队列')
    const link = page.locator(
      `.search-results > li > a[href="${new URL(url).pathname}workqueue/delaying-queue/"]`,
    )
    await link.click()
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

  it('closes with Escape and gives the focus back', async () => {
    const page = await pages.open()
    await page.goto(url)
    const button = page.locator('.search-button')
    await button.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.insertText('队列')
    await hits(page).first().waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.search-dialog').waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.matches('.search-button'))
  })

  it('says when nothing is found', async () => {
    const page = await pages.open()
    await open(page, `${url}en/`)
    await field(page).fill('zzzz')
    await page.waitForFunction(() =>
      document.querySelector('.search-status')?.textContent.includes('zzzz'),
    )
    expect(await hits(page).count()).toBe(0)
  })

  it('works on a phone', async () => {
    const page = await pages.open({ viewport: PHONE, hasTouch: true, isMobile: true })
    await page.goto(url)
    await page.locator('.search-button').tap()
    expect(await find(page, '限速队列')).not.toEqual([])
  })

  it('loads nothing before it is used', async () => {
    const page = await pages.open()
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    await page.goto(`${url}workqueue/queue/`, { waitUntil: 'networkidle' })
    expect(requested.filter((address) => address.includes('/pagefind/'))).toEqual([])
    await page.locator('.search-button').click()
    await find(page, '队列')
    expect(requested.some((address) => address.includes('/pagefind/'))).toBe(true)
  })
})
