import type { Page } from 'playwright-core'
import { findViolations } from '../e2e/support/axe.ts'
import { DESKTOP, PHONE } from '../e2e/support/browser.ts'
import { listen } from '../e2e/support/noise.ts'

/** Something a page does that it must not. */
export interface Finding {
  /** Address below the site's root. */
  readonly page: string
  /** `axe color-contrast`, `noise`, `too wide`. */
  readonly rule: string
  /** `light, 1280 px`. */
  readonly where: string
  readonly what: string
}

/**
 * How every page is looked at: each theme and each width is seen once on every page. `npm test` sees both themes at
 * both widths on the largest pages of each kind.
 */
const LOOKS = [
  { theme: 'light', viewport: DESKTOP },
  { theme: 'dark', viewport: PHONE },
] as const

/** Opens an address in `page` and says everything that is wrong there. */
export async function inspectPage(page: Page, url: string, path: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const noise = listen(page, new URL(url).origin)
  for (const { theme, viewport } of LOOKS) {
    const where = `${theme}, ${viewport.width} px`
    const add = (rule: string, what: string): void => {
      findings.push({ page: path, rule, where, what })
    }
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize(viewport)
    await page.goto(url + path, { waitUntil: 'load' })
    const shown = await page.evaluate(() => document.documentElement.dataset['theme'])
    if (shown !== theme) add('theme', `shown in ${shown ?? 'none'}`)
    await page.evaluate(openDetails)
    const wide = await page.evaluate(widthBeyondScreen)
    if (wide > 0) add('too wide', `${wide} px`)
    for (const { id, nodes } of await findViolations(page)) add(`axe ${id}`, nodes.join('\n'))
    for (const what of noise.splice(0)) add('noise', what)
  }
  page.removeAllListeners()
  return findings
}

/** Folded answers are read too. */
function openDetails(): void {
  for (const details of document.querySelectorAll('details')) details.open = true
}

function widthBeyondScreen(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth
}
