import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { problemSchema } from '#schemas/problem.ts'
import { renderSummary, worstFirst } from './render-summary.ts'

const reportSchema = z.object({ problems: z.array(problemSchema) })

/** `node tools/checks/src/pull-request/cli.ts <folder>`: the summary of `problems.json` and `woven.diff` in it. */
const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('Name the folder that holds problems.json and woven.diff.')
  process.exitCode = 1
} else {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  const { problems } = reportSchema.parse(JSON.parse(read('problems.json')))
  console.log(renderSummary({ problems: worstFirst(problems), diff: read('woven.diff') }))
}
