import type { Page } from 'playwright-core'
import { findViolations } from '../e2e/support/axe.ts'
import { DESKTOP, PHONE } from '../e2e/support/browser.ts'
import { listen } from '../e2e/support/noise.ts'
import type { Template } from '../e2e/support/site-pages.ts'

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

/** A theme on a screen. */
export interface Look {
  readonly theme: 'light' | 'dark'
  readonly viewport: { readonly width: number; readonly height: number }
}

const LOOKS: readonly Look[] = [
  { theme: 'light', viewport: DESKTOP },
  { theme: 'dark', viewport: PHONE },
]

/**
 * How a page is looked at. Each theme and each width is seen once on every page; of symbols, which are many pages of
 * one template, every second is seen in one way and the others in the other. `npm test` sees both themes at both
 * widths on the largest pages of each kind.
 */
export function looksAt(template: Template, index: number): readonly Look[] {
  const [look] = LOOKS.slice(index % LOOKS.length)
  return template === 'symbol' && look ? [look] : LOOKS
}

/** Opens an address below `url` in `page` and says everything that is wrong there. */
export async function inspectPage(
  page: Page,
  url: string,
  { path, looks }: { path: string; looks: readonly Look[] },
): Promise<Finding[]> {
  const findings: Finding[] = []
  const noise = listen(page, new URL(url).origin)
  for (const { theme, viewport } of looks) {
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
