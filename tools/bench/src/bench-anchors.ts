import { indexCode } from './anchor-code.ts'
import { RELEASE_LINES } from './anchor-packages.data.ts'
import { resolveOnNext } from './anchor-pairs.ts'
import { plantAndResolve } from './anchor-plantings.ts'
import { renderScores, shortfalls } from './anchor-report.ts'
import type { Score } from './anchor-score.ts'
import { readPort, readRelease } from './anchor-workspace.ts'
import { type BenchRow, limitRow } from './bench-row.ts'

const PORTS = ['workqueue']
const PORT_SEEDS = [1]
const PLANTINGS = { notes: 4, units: 800 }
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
  for (const port of PORTS) {
    const code = await indexCode(readPort(root, port))
    for (const seed of PORT_SEEDS)
      planted.push(...(await plantAndResolve(code, { name: port, seed, ...PLANTINGS })))
  }
  for (const line of RELEASE_LINES) {
    let before: Awaited<ReturnType<typeof indexCode>> | undefined
    for (const release of line.releases) {
      const name = `${release.name}@${release.version}`
      const code = await indexCode(readRelease(root, release, line))
      if (before) paired.push(...resolveOnNext(before, code, { name, seed: 1, notes: PAIR_NOTES }))
      planted.push(...(await plantAndResolve(code, { name, seed: 1, ...PLANTINGS })))
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
