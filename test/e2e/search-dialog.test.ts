// cspell:ignore paralleli
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { DESKTOP, PHONE, rootSite, sites, useBrowser } from './support/browser.ts'
import { field, find, hits, openSearch, status, waitForAnswer } from './support/search-page.ts'

const pages = useBrowser()
const { url } = rootSite()

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document
    return activeElement instanceof HTMLAnchorElement
      ? activeElement.href
      : (activeElement?.tagName ?? '')
  })

describe('the keys of the search', () => {
  it('walk through results and the places in them, and back to the field', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, '信箱')
    const links = await page
      .locator('.search-results a')
      .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
    expect(links.length).toBeGreaterThan(await hits(page).count())
    for (const link of links.slice(0, 4)) {
      await page.keyboard.press('ArrowDown')
      expect(await focused(page)).toBe(link)
    }
    await page.keyboard.press('End')
    expect(await focused(page)).toBe(links.at(-1))
    await page.keyboard.press('Home')
    expect(await focused(page)).toBe(links[0])
    await page.keyboard.press('ArrowUp')
    expect(await focused(page)).toBe('INPUT')
  })

  it('type on in the field from anywhere in the list', async () => {
    const page = await pages.open()
    await openSearch(page, `${url}en/`)
    await find(page, 'que')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.type('ue')
    await page.waitForURL(({ searchParams }) => searchParams.get('q') === 'queue')
    expect(await field(page).inputValue()).toBe('queue')
  })

  it('open the first result of what stands in the field, not of what stood there', async () => {
    const page = await pages.open()
    await openSearch(page, `${url}en/`)
    await find(page, 'heap')
    await field(page).fill('ParallelizeUntil')
    await page.keyboard.press('Enter')
    await page.waitForURL(({ pathname }) => /paralleli[sz]e-?until/iu.test(pathname))
  })

  it('close it, and give the focus and the address back', async () => {
    const page = await pages.open()
    await page.goto(url)
    await page.locator('.search-button').focus()
    await page.keyboard.press('Enter')
    await find(page, '队列')
    await page.keyboard.press('Escape')
    await page.locator('.search-dialog').first().waitFor({ state: 'hidden' })
    await page.waitForFunction(() => document.activeElement?.matches('.search-button'))
    await page.waitForURL(url)
  })

  it('belong to the input method while it composes', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    const input = field(page)
    await input.evaluate((one: HTMLInputElement) => {
      one.dispatchEvent(new CompositionEvent('compositionstart'))
      one.value = "xian'su"
      one.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }))
      for (const key of ['Escape', 'Enter'])
        one.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true }))
    })
    // The next search is the first one to have changed the address.
    const asked = page.evaluate(
      () =>
        new Promise<string | null>((resolve) => {
          new MutationObserver(() => {
            resolve(new URL(location.href).searchParams.get('q'))
          }).observe(document.querySelector('.search-results') ?? document, { childList: true })
        }),
    )
    await input.evaluate((one: HTMLInputElement) => {
      one.value = '限速'
      one.dispatchEvent(new CompositionEvent('compositionend', { data: '限速' }))
    })
    expect(await asked).toBe('限速')
    expect(await page.locator('book-search dialog').getAttribute('open')).not.toBeNull()
  })
})

describe('the filters', () => {
  it('show one type, and are kept in the address', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, '队列')
    const option = page.getByRole('radio', { name: /^源码/u })
    await option.focus()
    await page.keyboard.press('Space')
    await page.waitForURL(({ searchParams }) => searchParams.get('type') === 'source')
    await waitForAnswer(page)
    const number = Number(
      await page.locator('label', { has: option }).locator('.search-number').textContent(),
    )
    expect(number).toBeGreaterThan(0)
    expect(await status(page).textContent()).toContain(String(number))
    for (const link of await hits(page).locator('> a').all())
      expect(await link.getAttribute('href')).toContain('/source/')
  })

  it('cannot be chosen where they would leave nothing', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, '信箱')
    for (const radio of await page.getByRole('radio').all()) {
      const number = await radio.evaluate(
        (one) => one.closest('label')?.querySelector('.search-number')?.textContent ?? 'all',
      )
      expect(await radio.isDisabled()).toBe(number === '0')
    }
  })
})

describe('more results', () => {
  it('come behind the first ten by keyboard until all are shown', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    const first = await find(page, '漏桶')
    expect(first).toHaveLength(10)
    const total = Number(/共 (\d+) 条/u.exec((await status(page).textContent()) ?? '')?.[1])
    expect(total).toBeGreaterThan(10)
    const more = page.locator('.search-more')
    for (let shown = 10; shown < total; shown += 10) {
      await more.focus()
      await page.keyboard.press('Enter')
      await hits(page).nth(shown).waitFor()
      await page.waitForFunction(
        (at) =>
          document.querySelectorAll('.search-results > li')[at]?.contains(document.activeElement),
        shown,
      )
    }
    const all = await hits(page)
      .locator('> a')
      .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href))
    expect(all.slice(0, 10)).toEqual(first)
    expect(new Set(all).size).toBe(total)
    // What the word index knows besides is left to ask for.
    expect(await more.textContent()).toContain('相关')
  })

  it('come from the word index behind all others, for those who ask', async () => {
    const page = await pages.open({ locale: 'en-GB' })
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(new URL(request.url()).pathname))
    await openSearch(page, `${url}en/`)
    expect(await find(page, 'retries')).toHaveLength(10)
    await page.locator('.search-more').click()
    const more = page.getByRole('button', { name: 'Look for related pages' })
    await more.waitFor()
    const exact = await hits(page).count()
    expect(await page.locator('.hit-reason.related').count()).toBe(0)
    expect(loaded.filter((path) => path.includes('/pagefind/'))).toEqual([])
    await more.focus()
    await page.keyboard.press('Enter')
    await page.waitForFunction(
      (at) =>
        document.querySelectorAll('.search-results > li')[at]?.contains(document.activeElement),
      exact,
    )
    const added = (await hits(page).count()) - exact
    expect(await page.locator('.hit-reason.related').count()).toBe(added)
  })
})

describe.each(sites())('a shared search at $base', ({ url: site }) => {
  it.each([
    ['', '限速队列'],
    ['en/', 'rate-limiting queue'],
  ])('opens with its results on %s', async (root, query) => {
    const page = await pages.open()
    await page.goto(`${site}${root}workqueue/queue/?q=${encodeURIComponent(query)}&type=chapter`)
    await hits(page).first().waitFor()
    await waitForAnswer(page)
    expect(await field(page).inputValue()).toBe(query)
    expect(await page.locator('input[value=chapter]').isChecked()).toBe(true)
    const kinds = await hits(page)
      .locator('.hit-title')
      .evaluateAll((all) => all.map((one) => one.tagName))
    expect(new Set(kinds)).toEqual(new Set(['SPAN']))
  })

  it('comes back, with the result that was followed, when the reader does', async () => {
    const page = await pages.open()
    await openSearch(page, `${site}workqueue/queue/`)
    const found = await find(page, '延迟队列')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const followed = await focused(page)
    await page.keyboard.press('Enter')
    await page.waitForURL(followed)
    await page.goBack()
    await hits(page).first().waitFor()
    await waitForAnswer(page)
    expect(await field(page).inputValue()).toBe('延迟队列')
    const again = await hits(page)
      .locator('> a')
      .evaluateAll((links) => links.map((one) => (one as HTMLAnchorElement).href))
    expect(again).toEqual(found)
    await page.waitForFunction(
      (href) =>
        document.activeElement instanceof HTMLAnchorElement && document.activeElement.href === href,
      followed,
    )
  })
})

describe('a search that finds nothing', () => {
  it('suggests the nearest terms, which fill the field', async () => {
    const page = await pages.open()
    await openSearch(page, url)
    await find(page, '限速对列')
    await page.keyboard.press('ArrowDown')
    await page.waitForFunction(() => document.activeElement?.textContent === '限速队列')
    await page.keyboard.press('Enter')
    await page.waitForURL(({ searchParams }) => searchParams.get('q') === '限速队列')
    await waitForAnswer(page)
    expect(await hits(page).count()).toBe(10)
    expect(await field(page).inputValue()).toBe('限速队列')
    expect(await page.locator('.search-suggestions').isVisible()).toBe(false)
  })
})

describe('a search without its word index', () => {
  it('shows what is exact, and says what is missing', async () => {
    const page = await pages.open()
    await page.route('**/pagefind/**', (route) => route.abort())
    await openSearch(page, url)
    expect(await find(page, '去重')).not.toEqual([])
    expect(await status(page).textContent()).toContain('相关词语的结果没有装载成功')
  })

  it('says that it failed when there is no index at all, and recovers', async () => {
    const page = await pages.open()
    await page.route('**/search/zh/**', (route) => route.abort())
    await openSearch(page, url)
    expect(await find(page, '队列')).toEqual([])
    expect(await status(page).textContent()).toContain('没有装载成功')
    await page.unroute('**/search/zh/**')
    expect(await find(page, '令牌')).not.toEqual([])
  })
})

describe.each(['light', 'dark'] as const)('axe on the search, %s', (colorScheme) => {
  it.each([
    ['with results', '队列'],
    ['with suggestions', '限速对列'],
    ['with nothing asked', ''],
  ])('finds nothing %s, on a desk and on a phone', async (_state, query) => {
    const page = await pages.open({ colorScheme })
    await openSearch(page, url)
    if (query) await find(page, query)
    for (const viewport of [DESKTOP, PHONE]) {
      await page.setViewportSize(viewport)
      expect(await findViolations(page), `${viewport.width} px`).toEqual([])
    }
  })
})
