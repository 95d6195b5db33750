import type { Page } from 'playwright-core'
import { describe, expect, inject, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { DESKTOP, PHONE, rootSite, useBrowser } from './support/browser.ts'

const pages = useBrowser()
const { url } = rootSite()
/** The other book, with notes in every state. */
const { url: bread } = inject('bread')

/** What stands under a selector, one line each. */
function texts(page: Page, selector: string): Promise<string[]> {
  return page
    .locator(selector)
    .evaluateAll((all) => all.map((one) => one.textContent.replaceAll(/\s+/gu, ' ').trim()))
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

describe('a note whose code has changed', () => {
  it('is shown with a mark that leads to what changed', async () => {
    const page = await pages.open()
    await page.goto(`${bread}wet-dough/`)
    const note = page.locator('.note[data-note="water-over-flour"]')
    expect(await note.getAttribute('data-state')).toBe('changed')
    const mark = note.getByRole('link', { name: 'the code has changed since' })
    await mark.click()
    await page.waitForURL(`${bread}review/#note-water-over-flour`)
    const entry = page.locator('.review-entry', { has: page.locator('#note-water-over-flour') })
    expect(await entry.locator('ins').allTextContents()).toContain(
      "  if (dough.flour <= 0) throw new RangeError('a dough needs flour')\n",
    )
    expect(await entry.locator('.d.q').allTextContents()).toEqual([
      '  return (dough.water / dough.flour) * 100\n',
      '  return (dough.water / dough.flour) * 100\n',
    ])
    expect(await entry.locator('.fence').textContent()).toBe(
      'npm run annotate -- approve water-over-flour',
    )
  })

  it('is shown at the new place when the code has moved, and is in the source page too', async () => {
    const page = await pages.open()
    for (const path of ['wet-dough/', 'source/oven/dough/']) {
      await page.goto(bread + path)
      const note = page.locator('.note[data-note="wet-hands"]')
      const line = page.locator('.l', { has: page.locator('[id="note-wet-hands-line"]') })
      expect(await line.textContent()).toContain('return hydration(dough) >= 72')
      expect(await note.locator('.note-meta').textContent()).toContain('the code has moved')
    }
  })

  it('is withheld when its place is gone or in doubt, and then stands on the review page', async () => {
    const page = await pages.open()
    const withheld = ['one-push', 'sum-of-minutes', 'printed-plan']
    for (const path of [
      'backwards/',
      'wet-dough/',
      'source/oven/baking-day/',
      'source/oven/dough/',
    ]) {
      await page.goto(bread + path)
      for (const id of withheld) expect(await page.locator(`[data-note="${id}"]`).count()).toBe(0)
      const text = await page.locator('main').innerText()
      expect(text).not.toMatch(/Push them all at once|Steps never overlap|Hang it on the fridge/u)
    }
    await page.goto(`${bread}review/`)
    const state = await page
      .locator('.review-entry')
      .evaluateAll((all) =>
        all.map((one) => [one.querySelector('h3')?.id, one.getAttribute('data-why')]),
      )
    expect(state).toEqual([
      ['note-one-push', 'ambiguous'],
      ['note-printed-plan', 'orphaned'],
      ['note-sum-of-minutes', 'orphaned'],
      ['note-wet-hands', 'moved'],
      ['note-water-over-flour', 'changed'],
      ['note-step-names', 'expired'],
    ])
    expect(await texts(page, '.review-reason')).toEqual([
      'oven/baking-day#BakingDay.constructor has the quoted text more than once, and nothing tells which place is meant.',
      'oven/baking-day#BakingDay.print no longer exists, and no symbol is certain to have taken its place.',
      'The quoted text is no longer in oven/baking-day#BakingDay.length.',
      'oven/dough#isWet is now oven/dough#needsFolding; apart from its name, its code is the same.',
      'oven/dough#hydration has changed since the note was written; the quoted text is still there.',
      'The note or its code has changed since a miller reviewed it.',
    ])
    const standing = await texts(page, '.review-note strong')
    expect(standing.map((text) => text === 'withheld from readers')).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('is no less readable on a phone, side by side on a desktop, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await pages.open({ colorScheme, viewport: PHONE })
      await page.goto(`${bread}contributors/`)
      expect(await overflow(page)).toBe(0)
      expect(await findViolations(page)).toEqual([])
      await page.goto(`${bread}review/`)
      expect(await overflow(page)).toBe(0)
      const sides = page.locator('.compare').first().locator('.compare-side')
      const tops = (): Promise<number[]> =>
        sides.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
      const [above = 0, below = 0] = await tops()
      expect(below).toBeGreaterThan(above)
      if (colorScheme === 'dark') expect(await findViolations(page)).toEqual([])
      await page.setViewportSize(DESKTOP)
      expect(new Set(await tops()).size).toBe(1)
      if (colorScheme === 'light') expect(await findViolations(page)).toEqual([])
    }
  })
})

describe('a note', () => {
  it('says who wrote and who reviewed it, and leads to everything they wrote', async () => {
    const page = await pages.open()
    await page.goto(`${bread}source/oven/baking-day/`)
    const note = page.locator('.note[data-note="three-folds"]')
    expect(await note.locator('.note-meta').textContent()).toMatch(
      /a second baker\s*·\s*2026-10-08\s*·\s*reviewed by a miller/u,
    )
    const edit = note.getByRole('link', { name: /^Edit note/u })
    expect(await edit.getAttribute('href')).toContain('/annotations/oven/three-folds.md')
    await note.getByRole('link', { name: 'a second baker' }).click()
    await page.waitForURL(`${bread}contributors/#by-a_second_baker`)
    const person = page.locator('.contributor', { has: page.locator('#by-a_second_baker') })
    expect(await person.locator('.rows li').count()).toBe(4)
    await person.getByRole('link', { name: 'Half an hour between folds' }).click()
    await page.waitForURL(`${bread}source/oven/baking-day/#note-three-folds`)
    expect(await page.locator('.l.cited').allTextContents()).toEqual([
      expect.stringContaining('takes: 30'),
    ])
  })

  it('has a link that marks its lines, on every page that shows it and when the address changes', async () => {
    const page = await pages.open()
    for (const path of ['workqueue/queue/', 'en/source/workqueue/queue/']) {
      await page.goto(`${url}${path}#note-reinsert-test`)
      const cited = page.locator('.l.cited')
      expect(await cited.allTextContents()).toEqual([
        expect.stringContaining('this.#dirty.delete(key)'),
      ])
      const box = await cited.boundingBox()
      expect(box?.y).toBeGreaterThan(0)
      expect(box?.y).toBeLessThan(DESKTOP.height)
      const other = page.locator('.note').first()
      const id = await other.getAttribute('id')
      await other.locator('.note-links a').first().focus()
      expect(
        await other.locator('.note-links').evaluate((one) => getComputedStyle(one).opacity),
      ).toBe('1')
      await page.keyboard.press('Enter')
      await page.waitForURL(`${url}${path}#${id ?? ''}`)
      await page
        .locator(`[id="${id ?? ''}-line"]`)
        .locator('xpath=ancestor::*[contains(@class,"cited")]')
        .waitFor()
      expect(await page.locator('.l.cited', { hasText: '#dirty.delete(key)' }).count()).toBe(0)
    }
  })

  it('is marked by its own background alone without scripts', async () => {
    const page = await pages.open({ javaScriptEnabled: false })
    await page.goto(`${url}workqueue/queue/#note-reinsert-test`)
    const note = page.locator('.note:target')
    expect(await note.getAttribute('data-note')).toBe('reinsert-test')
    expect(await note.locator('.note-links a').first().getAttribute('href')).toBe(
      '#note-reinsert-test',
    )
  })

  it('that nobody has reviewed waits on the review page, which accounts for all notes in both languages', async () => {
    const page = await pages.open({ viewport: PHONE })
    const waiting = page.locator('.row-group .rows li')
    await page.goto(`${bread}review/`)
    expect(await waiting.evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'note-evening-before',
    ])
    for (const path of ['', 'en/']) {
      await page.goto(`${url}${path}review/`)
      const [intro = ''] = await texts(page, '.review > p')
      const [total, ...parts] = [...intro.matchAll(/\d+/gu)].map(Number)
      expect(total).toBeGreaterThan(60)
      expect(parts.reduce((sum, part) => sum + part)).toBe(total)
      expect(await waiting.count()).toBe(parts[1])
      expect(await overflow(page)).toBe(0)
      await page.goto(`${url}${path}contributors/`)
      expect(await page.locator('.contributor').count()).toBeGreaterThan(0)
      expect(await overflow(page)).toBe(0)
    }
    expect(await findViolations(page)).toEqual([])
  })
})
