import { join } from 'node:path'
import { pageWeightRows } from '../../bench/src/page-weight-rows.ts'
import { renderTable } from '../../bench/src/render-table.ts'
import type { CheckEnv, StepResult } from './step.ts'

/** Weighs the built chapter pages in `dist` against their budgets. */
export function checkBudgets(env: CheckEnv): StepResult {
  const rows = pageWeightRows(join(env.root, 'dist'), env.root)
  return { ok: rows.every((row) => row.ok), output: renderTable(rows) }
}
