import { indexCode } from './anchor-code.ts'
import { RELEASE_LINES } from './anchor-packages.data.ts'
import { resolveOnNext } from './anchor-pairs.ts'
import { plantAndResolve } from './anchor-plantings.ts'
import { renderScores, shortfalls } from './anchor-report.ts'
import type { Score } from './anchor-score.ts'
import { addTwins } from './anchor-twins.ts'
import { readPort, readRelease } from './anchor-workspace.ts'
import { type BenchRow, limitRow } from './bench-row.ts'

const PORTS = ['workqueue']
/** Never looked at while the rules were made: for that there were 1, 2, 3 and 101 to 104. Do not tune on these. */
const SEEDS = [7001, 7002, 7003] as const
const PLANTINGS = { notes: 4, units: 450 }
const PAIR_NOTES = 600

/**
 * How often a note stands where it belongs after the code changed, next to quote-only fuzzy matching. Prints tables
 * and every wrong one; the rows count what misses its target.
 *
 * @throws FetchError when a package cannot be fetched
 */
export async function benchAnchors(
  root: string,
  print: (text: string) => void,
): Promise<BenchRow[]> {
  const planted: Score[] = []
  const paired: Score[] = []
  for (const port of PORTS) planted.push(...(await plantAll(port, readPort(root, port))))
  for (const line of RELEASE_LINES) {
    let before: Awaited<ReturnType<typeof indexCode>> | undefined
    for (const release of line.releases) {
      const name = `${release.name}@${release.version}`
      const files = readRelease(root, release, line)
      const code = await indexCode(files)
      // Releases of one package differ little: one of them is planted on, all pairs are looked at.
      if (before === undefined) planted.push(...(await plantAll(name, files)))
      else paired.push(...resolveOnNext(before, code, { name, seed: SEEDS[0], notes: PAIR_NOTES }))
      before = code
    }
  }
  print(renderScores('Notes under known refactorings', planted))
  print(renderScores('Notes on a release, looked for in the next', paired))
  const missed = [...shortfalls(planted), ...shortfalls(paired)]
  for (const text of missed) print(text)
  const wrong = [...planted, ...paired].filter(({ ours }) => ours === 'wrong')
  for (const { describe } of wrong) print(`wrong: ${describe()}`)
  return [
    limitRow(
      `anchoring ${planted.length + paired.length} notes: 1 + targets missed`,
      1 + missed.length,
      1,
    ),
  ]
}

async function plantAll(name: string, files: ReadonlyMap<string, string>): Promise<Score[]> {
  const code = await indexCode(addTwins(files))
  const scores: Score[] = []
  for (const seed of SEEDS)
    scores.push(...(await plantAndResolve(code, { name, seed, ...PLANTINGS })))
  return scores
}
