import { join } from 'node:path'
import { pageWeightRows } from '../../bench/src/page-weight-rows.ts'
import { renderTable } from '../../bench/src/render-table.ts'
import type { CheckEnv, StepResult } from './step.ts'

/**
 * Weighs the built chapter pages in `dist` against their budgets.
 *
 * The words of a full-length chapter weigh more than 10 KB by themselves, so the whole of the HTML is shown, and
 * judged by `npm run bench`; here it is what we put around the words that must not grow.
 */
export function checkBudgets(env: CheckEnv): StepResult {
  const rows = pageWeightRows(join(env.root, 'dist'), env.root)
  return { ok: rows.every((row) => row.ok || row.part === 'html'), output: renderTable(rows) }
}
