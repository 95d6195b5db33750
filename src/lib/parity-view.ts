import type { PortRecord } from '#schemas/source-file.ts'
import type { Parity, ParitySuite } from '#schemas/vector.ts'

/** An upstream module that was recorded, with the address of the commit where it is known. */
export interface ParityModule {
  module: string
  version: string
  /** As people quote it: the first twelve digits. */
  commit: string
  href: string | undefined
}

/** A deliberate difference, and the scenarios that show it. */
export interface ParityDeviation {
  /** Entry of `PORT.md`. */
  id: string
  scenarios: readonly string[]
}

/** Scenarios that are not replayed for one reason. */
export interface ParityGap extends ParityDeviation {
  reason: string
}

/** Writes a number as the page's language does. */
export type CountText = (value: number) => string

/** What the book says about how far a port agrees with its original. */
export interface ParityView {
  totals: { scenarios: number; replayed: number; observations: number; scheduled: number }
  modules: readonly ParityModule[]
  suites: readonly ParitySuite[]
  deviations: readonly ParityDeviation[]
  gaps: readonly ParityGap[]
}

const COMMIT_DIGITS = 12

/** Adds up the suites of a port. */
export function buildParity(
  { suites, upstream }: Parity,
  sources: PortRecord['upstream'],
): ParityView {
  const sum = (count: (suite: ParitySuite) => number): number =>
    suites.reduce((total, suite) => total + count(suite), 0)
  const scenarios = sum((suite) => suite.scenarios)
  return {
    totals: {
      scenarios,
      replayed: scenarios - sum(({ notReplayed }) => notReplayed.length),
      observations: sum(({ observations }) => observations),
      scheduled: sum(({ scheduled }) => scheduled),
    },
    modules: upstream.map(({ module, version, commit }) => {
      const source = sources.find((one) => one.module === module && one.commit.startsWith(commit))
      const href = source && `${source.repository}/tree/${source.commit}`
      return { module, version, commit: commit.slice(0, COMMIT_DIGITS), href }
    }),
    suites,
    deviations: groupDeviations(suites),
    gaps: groupGaps(suites),
  }
}

function groupDeviations(suites: readonly ParitySuite[]): ParityDeviation[] {
  const pairs = suites.flatMap(({ deviating }) =>
    deviating.flatMap(({ scenario, deviations }) => deviations.map((id) => ({ id, scenario }))),
  )
  return [...Map.groupBy(pairs, ({ id }) => id)]
    .map(([id, group]) => ({ id, scenarios: group.map(({ scenario }) => scenario) }))
    .sort(byNumber)
}

function groupGaps(suites: readonly ParitySuite[]): ParityGap[] {
  const all = suites.flatMap(({ notReplayed }) => notReplayed)
  return [...Map.groupBy(all, ({ deviation, reason }) => `${deviation} ${reason}`).values()]
    .map((group) => ({
      id: group[0]?.deviation ?? '',
      reason: group[0]?.reason ?? '',
      scenarios: group.map(({ scenario }) => scenario),
    }))
    .sort(byNumber)
}

// DV-12
function byNumber(a: { id: string }, b: { id: string }): number {
  const number = ({ id }: { id: string }): number => Number(id.replace(/^\D+/u, ''))
  return number(a) - number(b)
}
