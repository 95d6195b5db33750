import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'

const pages = useBrowser()
const { url } = rootSite()

/** Describes what has the focus, and whether the reader can see that. */
function focused(page: Page): Promise<{ name: string; visible: boolean; outlined: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body)
      return { name: '', visible: false, outlined: false }
    const { width, height, bottom, right } = element.getBoundingClientRect()
    const style = getComputedStyle(element)
    const name = element.getAttribute('aria-label') ?? element.textContent
    return {
      name: `${element.tagName.toLowerCase()} ${name.trim().slice(0, 40)}`,
      visible: width > 0 && height > 0 && bottom > 0 && right > 0,
      outlined: style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    }
  })
}

describe('the keyboard', () => {
  it('reaches the text with the first key', async () => {
    const page = await pages.open({ viewport: DESKTOP })
    await page.goto(`${url}workqueue/queue/`)
    await page.keyboard.press('Tab')
    expect((await focused(page)).visible).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL(({ hash }) => hash !== '')
    const { hash } = new URL(page.url())
    expect(await page.locator(`[id="${hash.slice(1)}"]`).count()).toBe(1)
    await page.keyboard.press('Tab')
    const inside = await page.evaluate(
      () => document.activeElement?.closest('main') !== null && document.activeElement !== null,
    )
    expect(inside).toBe(true)
  })

  it('passes everything that can be used, shows where it is, and is never caught', async () => {
    const page = await pages.open({ viewport: DESKTOP })
    await page.goto(`${url}en/workqueue/queue/`)
    const expected = await page.evaluate(() => {
      const all = document.querySelectorAll<HTMLElement>('a[href], button, summary, [tabindex="0"]')
      const last = [...all].filter((one) => one.checkVisibility()).at(-1)
      return `${last?.tagName.toLowerCase() ?? ''} ${(last?.textContent ?? '').trim().slice(0, 40)}`
    })
    const hidden: string[] = []
    let last = ''
    for (let key = 0; key < 600 && last !== expected; key += 1) {
      await page.keyboard.press('Tab')
      const { name, visible, outlined } = await focused(page)
      if (name !== '' && (!visible || !outlined)) hidden.push(name)
      last = name
    }
    expect(last).toBe(expected)
    expect(hidden).toEqual([])
  })

  it('opens and closes the menu on a narrow screen', async () => {
    const page = await pages.open({ viewport: PHONE })
    await page.goto(`${url}workqueue/queue/`)
    const menu = page.locator('#book-menu')
    await page.locator('.menu-button').focus()
    await page.keyboard.press('Enter')
    await menu.waitFor({ state: 'visible' })
    await page.keyboard.press('Tab')
    expect(await menu.evaluate((one) => one.contains(document.activeElement))).toBe(true)
    await page.keyboard.press('Escape')
    await menu.waitFor({ state: 'hidden' })
    expect((await focused(page)).name).toMatch(/^button/u)
  })

  it('walks from a line to its note and back', async () => {
    const page = await pages.open()
    await page.goto(`${url}en/workqueue/queue/`)
    const mark = page.locator('a.mark').first()
    const line = await mark.getAttribute('id')
    await mark.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(({ hash }) => hash !== '')
    const note = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)
    expect(await note.getAttribute('role')).toBe('note')
    await note.locator('a.badge').focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(({ hash }) => hash === `#${line ?? ''}`)
  })

  it('unfolds an answer', async () => {
    const page = await pages.open()
    await page.goto(`${url}workqueue/queue/`)
    const answer = page.locator('details.answer').first()
    await answer.locator('summary').focus()
    await page.keyboard.press('Enter')
    await answer.locator('.answer-body').waitFor({ state: 'visible' })
  })

  it('scrolls a listing that is wider than the screen', async () => {
    const page = await pages.open({ viewport: PHONE })
    await page.goto(`${url}source/workqueue/queue/`)
    const listing = page.locator('.listing').first()
    await listing.focus()
    expect(await listing.evaluate((one) => one === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => (document.querySelector('.listing')?.scrollLeft ?? 0) > 0)
  })
})
