import type { Env } from '../env.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { BookIndex } from './book-index.ts'

/** Reports ids that would be one file on a disk that folds case. */
export function reportCaseClashes(index: BookIndex, env: Env): void {
  for (const { symbols } of index.ports) {
    const folded = new Map<string, string>()
    for (const { id, declarations } of symbols) {
      const other = folded.get(id.toLowerCase())
      folded.set(id.toLowerCase(), other ?? id)
      if (other === undefined) continue
      const place = { file: declarations[0]?.file, line: declarations[0]?.lines.start }
      env.report(createProblem(indexProblems.caseClash, { id, other }, place))
    }
  }
}
