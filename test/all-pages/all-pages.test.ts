import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import book from '../../book.config.ts'
import { rootSite, useBrowser } from '../e2e/support/browser.ts'
import { checkSiteLinks } from '../e2e/support/site-links.ts'
import { sitePages } from '../e2e/support/site-pages.ts'
import { type Finding, inspectPage, looksAt } from './inspect-page.ts'
import { renderFindings } from './render-findings.ts'

/** Pages open at once. */
const JOBS = 3

const pages = useBrowser()
const { url, dist, base } = rootSite()
const { root } = inject('e2e')
const all = sitePages(dist).filter(({ template }) => template !== 'redirect')
/** Those opened in the browser: all, or those whose address matches the regular expression in `PAGES`. */
const opened = all.filter(({ path }) => new RegExp(process.env['PAGES'] ?? '', 'u').test(path))

/** Shows how far it is: one line that is written over on a terminal, else a line now and then. */
function tell(done: number, findings: number): void {
  const line = `${done} of ${opened.length} pages, ${findings} findings`
  if (process.stderr.isTTY) process.stderr.write(`\r${line}`)
  else if (done % 100 === 0 || done === opened.length) process.stderr.write(`${line}\n`)
}

async function inspectAll(): Promise<Finding[]> {
  const findings: Finding[] = []
  const queue = opened.entries()
  let done = 0
  const work = async (): Promise<void> => {
    const page = await pages.open()
    for (const [index, { path, template }] of queue) {
      const looks = looksAt(template, index)
      findings.push(...(await inspectPage(page, url, { path, looks })))
      tell((done += 1), findings.length)
    }
    await page.context().close()
  }
  await Promise.all(Array.from({ length: JOBS }, work))
  return findings.sort((a, b) => (`${a.page} ${a.rule}` < `${b.page} ${b.rule}` ? -1 : 1))
}

describe('every page of the site', () => {
  it('has links that lead somewhere', () => {
    const { dead, repeated, unreached, checked } = checkSiteLinks({ dist, base, site: book.site })
    process.stderr.write(`${checked} links on ${all.length} pages\n`)
    expect({ dead, repeated, unreached }).toEqual({ dead: [], repeated: [], unreached: [] })
  })

  it('is quiet, fits the screen and breaks no rule of axe, in both themes', async () => {
    const findings = await inspectAll()
    const report = join(root, '.cache/all-pages.json')
    mkdirSync(join(root, '.cache'), { recursive: true })
    writeFileSync(report, `${JSON.stringify(findings, undefined, 2)}\n`)
    expect(opened.length).toBeGreaterThan(0)
    expect(findings.length, `${renderFindings(findings)}\nall of it: ${report}`).toBe(0)
  })
})
