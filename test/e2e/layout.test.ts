import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { DESKTOP, PHONE, rootSite, TABLET, useBrowser, WIDE } from './support/browser.ts'
import { pagesToInspect } from './support/site-pages.ts'

const pages = useBrowser()
const { url, dist } = rootSite()

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where a note stands, and the line it is about. */
interface Placed {
  readonly id: string
  readonly note: Box
  readonly line: Box
  /** The code around the line. */
  readonly code: Box
}

/** Every note of the page with the line it hangs on, in the order they stand. */
function placedNotes(page: Page): Promise<Placed[]> {
  return page.evaluate(() => {
    const box = (element: Element): Box => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { left, right, top: top + scrollY, bottom: bottom + scrollY }
    }
    return [...document.querySelectorAll('.note')].map((note) => {
      const mark = document.getElementById(`${note.id}-line`)
      const line = mark?.closest('.l')
      const code = line?.closest('.code')
      if (!line || !code) throw new Error(`${note.id} hangs on no line`)
      return { id: note.id, note: box(note), line: box(line), code: box(code) }
    })
  })
}

const paths = pagesToInspect(dist).map(({ path }) => path)

/** How far the page can be scrolled sideways, and which elements stick out of it. */
function findOverflow(page: Page): Promise<{ page: number; sticking: string[] }> {
  return page.evaluate(() => {
    const limit = document.documentElement.clientWidth
    const scrolls = (element: Element): boolean => {
      for (let one = element.parentElement; one; one = one.parentElement)
        if (getComputedStyle(one).overflowX !== 'visible' && one !== document.body) return true
      return false
    }
    const sticking = [...document.body.querySelectorAll('*')].filter(
      (one) =>
        one.getBoundingClientRect().right > limit + 1 && one.checkVisibility() && !scrolls(one),
    )
    return {
      page: document.documentElement.scrollWidth - limit,
      sticking: sticking.map((one) => `${one.tagName.toLowerCase()}.${one.className}`),
    }
  })
}

describe.each(paths)('/%s', (path) => {
  it('does not scroll sideways on any screen', async () => {
    const page = await pages.open()
    await page.goto(url + path)
    for (const viewport of [PHONE, TABLET, DESKTOP, WIDE]) {
      await page.setViewportSize(viewport)
      expect(await findOverflow(page), `${viewport.width} px`).toEqual({ page: 0, sticking: [] })
    }
  })
})

const chapters = ['workqueue/queue/', 'workqueue/delaying-queue/', 'en/workqueue/queue/']

describe.each(chapters)('the notes of /%s', (path) => {
  it.each([DESKTOP, WIDE])('stand beside their lines at $width pixels', async (viewport) => {
    const page = await pages.open({ viewport })
    await page.goto(url + path)
    const notes = await placedNotes(page)
    expect(notes.length).toBeGreaterThan(0)
    let previous: Placed | undefined
    for (const placed of notes) {
      const { note, line, code } = placed
      expect(note.left).toBeGreaterThanOrEqual(code.right - 1)
      expect(note.right).toBeLessThanOrEqual(viewport.width)
      // A note that follows a long one begins where that one ends.
      const pushed = previous !== undefined && previous.note.bottom > line.top - 1
      if (pushed) expect(note.top).toBeGreaterThanOrEqual(previous?.note.bottom ?? 0)
      else expect(Math.abs(note.top - line.top)).toBeLessThan(12)
      previous = placed
    }
  })

  it.each([PHONE, TABLET])('stand under their lines at $width pixels', async (viewport) => {
    const page = await pages.open({ viewport })
    await page.goto(url + path)
    const notes = await placedNotes(page)
    expect(notes.length).toBeGreaterThan(0)
    let bottom = 0
    for (const { note, line } of notes) {
      expect(note.top).toBeGreaterThanOrEqual(line.bottom - 1)
      // Notes on one line follow one another, however long the first is.
      expect(note.top - Math.max(line.bottom, bottom)).toBeLessThan(600)
      bottom = note.bottom
      expect(note.left).toBeGreaterThanOrEqual(0)
      expect(note.right).toBeLessThanOrEqual(viewport.width)
      expect(note.right - note.left).toBeGreaterThan(viewport.width / 2)
    }
  })
})

describe('on paper', () => {
  it('has the text, the notes and the answers, and nothing to click', async () => {
    const page = await pages.open({ viewport: { width: 720, height: 1000 } })
    await page.goto(`${url}workqueue/queue/`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.prose p').first().isVisible()).toBe(true)
    expect(await page.locator('.note-body').first().isVisible()).toBe(true)
    expect(await page.locator('.search-button').isVisible()).toBe(false)
    expect(await page.locator('theme-switch button').isVisible()).toBe(false)
    expect(await page.locator('copy-code button').first().isVisible()).toBe(false)
    const dark = await page.evaluate(() => getComputedStyle(document.body).color)
    expect(dark).toMatch(/^rgb\((?:\d|[1-6]\d), /u)
  })
})
