import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { findViolations } from './support/axe.ts'
import { PHONE, useBrowser } from './support/browser.ts'
import { sitePages } from './support/site-pages.ts'

const { url, dist } = inject('bread')
const pages = useBrowser()

const address = (path: string): string => url + path

describe('a book about something else', () => {
  it('becomes a site of its own', async () => {
    const page = await pages.open({ locale: 'en-GB' })
    await page.goto(address(''))
    expect(await page.title()).toContain('Bread, by the clock')
    await page.locator('.start-link').click()
    await page.waitForURL(address('wet-dough/'))
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.locator('a[rel="next"]').click()
    await page.waitForURL(address('backwards/'))
    expect(await page.locator('figure.excerpt').first().textContent()).toContain('let time = ready')
  })

  it('leads from the address of a moved page to the new one', async () => {
    const page = await pages.open()
    await page.goto(address('timetable/'))
    await page.waitForURL(address('backwards/'))
  })

  it('has its note beside the line it is about', async () => {
    const page = await pages.open()
    await page.goto(address('backwards/'))
    const note = page.locator('.note')
    expect(await note.count()).toBe(1)
    const id = (await note.getAttribute('id')) ?? ''
    const line = page.locator('.l', { has: page.locator(`[id="${id}-line"]`) })
    expect(await line.textContent()).toContain('time -= step.takes')
  })

  it('takes a note on selected lines to the forge, filled in', async () => {
    const page = await pages.open({ locale: 'en-GB' })
    await page.goto(address('backwards/'))
    const line = page.locator('.excerpt .l', { hasText: 'let time = ready' })
    await line.click({ position: { x: 20, y: 8 } })
    await page.locator('.annotate').click()
    await page.locator('#composer-markdown').fill('Begins at the *end*.')
    await page.locator('#composer-author').fill('Ada')
    const link = page.locator('.composer a.composer-button')
    await page.locator('.composer-note em').waitFor()
    const { origin, pathname, searchParams } = new URL((await link.getAttribute('href')) ?? '')
    expect(origin + pathname).toBe('https://github.com/example/other-book/new/main')
    expect(searchParams.get('filename')).toMatch(/^annotations\/oven\/[\w-]+\.md$/u)
    const text = searchParams.get('value') ?? ''
    expect(text).toContain('target: oven/baking-day#BakingDay.startTimes')
    expect(text).toContain('Begins at the *end*.')
  })

  it('can be searched for a term and a symbol', async () => {
    const page = await pages.open()
    await page.goto(address(''))
    await page.locator('.search-button').click()
    const first = page.locator('.search-results > li').first()
    await page.locator('.search-dialog [type=search]').fill('hydration')
    await first.waitFor()
    await page.locator('.hit.symbol .hit-title', { hasText: /^hydration$/u }).waitFor()
    await page.locator('.search-dialog [type=search]').fill('ciabatta')
    await page.locator('.search-results > li > a[href*="/wet-dough/"]').waitFor()
  })

  it('plots a curve from its program, with the numbers folded below', async () => {
    const page = await pages.open({ locale: 'en-GB', viewport: PHONE })
    await page.goto(address('counted/'))
    const drawing = page.getByRole('img', { name: 'A straight line from 50 to 90 percent.' })
    expect(await drawing.locator('svg text').allTextContents()).toContain('percent')
    const data = page.locator('details.chart-data')
    expect(await data.locator('table').isVisible()).toBe(false)
    await data.locator('summary').click()
    expect(await data.locator('tbody tr').count()).toBe(30)
    expect(await data.locator('tbody tr').last().locator('td').allTextContents()).toEqual([
      '450',
      '90',
    ])
    expect(await data.locator('p').textContent()).toContain('30 of 41')
    expect(await findViolations(page)).toEqual([])
  })

  it('counts what it replays', async () => {
    const page = await pages.open({ locale: 'en-GB' })
    await page.goto(address('counted/'))
    const parity = page.locator('.parity')
    expect(await parity.locator('p').first().textContent()).toContain('2 of 3 scenarios')
    const rows = parity.locator('table tr')
    const cells = (at: number): Promise<string[]> => rows.nth(at).locator('td').allTextContents()
    expect(await cells(1)).toEqual(['3', '3', '–', '1', '1'])
    expect(await cells(2)).toEqual(['3', '3', '0', '1', '1'])
    expect(await parity.locator('.parity-list').first().textContent()).toMatch(/DV-1\s*S-2/u)
    expect(await parity.locator('.parity-list').last().textContent()).toContain('there is no salt')
  })

  it('names nothing of ours on any page', () => {
    const ours =
      /kubernetes|k8s|注疏|annotated-k8s|work-?queue|client-go|controller|informer|[\u4e00-\u9fff]/iu
    const all = sitePages(dist)
    expect(all.length).toBeGreaterThanOrEqual(6)
    for (const { file } of all) {
      const html = readFileSync(join(dist, file), 'utf8')
      expect(ours.exec(html)?.[0], file).toBeUndefined()
    }
  })

  it('has one language and offers no other', async () => {
    const page = await pages.open()
    await page.goto(address('wet-dough/'))
    expect(await page.locator('[data-language]').count()).toBe(0)
  })
})
