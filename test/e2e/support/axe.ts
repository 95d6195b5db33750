import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every rule axe has, none disabled; the result says which elements break which. */
const RUN = `axe.run(document, { resultTypes: ['violations'] })`

/** What axe objects to on the page as it stands, with the elements. @throws Error when it hardly looked */
export async function findViolations(page: Page): Promise<{ id: string; nodes: string[] }[]> {
  await page.evaluate(axe)
  const { passes, violations }: AxeResults = await page.evaluate(RUN)
  if (passes.length <= 10) throw new Error(`axe applied ${passes.length} rules`)
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
}
