import { join } from 'node:path'
import { hoverRows } from '../../bench/src/hover-rows.ts'
import { pageWeightRows } from '../../bench/src/page-weight-rows.ts'
import { renderTable } from '../../bench/src/render-table.ts'
import type { CheckEnv, StepResult } from './step.ts'

/**
 * Weighs the built pages in `dist` against their budgets: chapters, and what links and hover cards add to every page.
 *
 * The words of a full-length chapter weigh more than 10 KB by themselves, so the whole of the HTML is shown, and
 * judged by `npm run bench`; here it is what we put around the words that must not grow.
 */
export function checkBudgets(env: CheckEnv): StepResult {
  const dist = join(env.root, 'dist')
  const chapters = pageWeightRows(dist, env.root)
  const cards = hoverRows(dist)
  const ok = chapters.every((row) => row.ok || row.part === 'html') && cards.every((row) => row.ok)
  return { ok, output: renderTable([...chapters, ...cards]) }
}
