import type { Localized } from '#schemas/book.ts'
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

/** What a table says of a suite, in the page's language. */
export interface ParityRow {
  suite: string
  about: string
  counts: Readonly<Record<ParityColumn, number>>
}

/** The columns of such a table. */
export const parityColumns = [
  'scenarios',
  'observations',
  'scheduled',
  'differing',
  'missing',
] as const
/** See {@link parityColumns}. */
export type ParityColumn = (typeof parityColumns)[number]

/** Writes a number as the page's language does. */
export type CountText = (value: number) => string

/** What the book says about how far a port agrees with its original. */
export interface ParityView {
  modules: readonly ParityModule[]
  rows: readonly ParityRow[]
  totals: ParityRow['counts']
  deviations: readonly ParityDeviation[]
  gaps: readonly ParityGap[]
}

const COMMIT_DIGITS = 12

/** Adds up the suites of a port, for a page in `locale`. */
export function buildParity(
  { suites, upstream }: Parity,
  sources: PortRecord['upstream'],
  locale: string,
): ParityView {
  const rows = suites.map(({ suite, about, ...rest }): ParityRow => {
    const { scenarios, observations, scheduled, deviating, notReplayed } = rest
    const differing = deviating.length
    const missing = notReplayed.length
    const counts = { scenarios, observations, scheduled, differing, missing }
    return { suite, about: textIn(locale, about), counts }
  })
  const sum = (column: ParityColumn): number =>
    rows.reduce((total, { counts }) => total + counts[column], 0)
  return {
    rows,
    totals: {
      scenarios: sum('scenarios'),
      observations: sum('observations'),
      scheduled: sum('scheduled'),
      differing: sum('differing'),
      missing: sum('missing'),
    },
    modules: upstream.map(({ module, version, commit }) => {
      const source = sources.find((one) => one.module === module && one.commit.startsWith(commit))
      const href = source && `${source.repository}/tree/${source.commit}`
      return { module, version, commit: commit.slice(0, COMMIT_DIGITS), href }
    }),
    deviations: groupDeviations(suites),
    gaps: groupGaps(suites, locale),
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

function groupGaps(suites: readonly ParitySuite[], locale: string): ParityGap[] {
  const all = suites
    .flatMap(({ notReplayed }) => notReplayed)
    .map((one) => ({ ...one, reason: textIn(locale, one.reason) }))
  return [...Map.groupBy(all, ({ deviation, reason }) => `${deviation} ${reason}`).values()]
    .map((group) => ({
      id: group[0]?.deviation ?? '',
      reason: group[0]?.reason ?? '',
      scenarios: group.map(({ scenario }) => scenario),
    }))
    .sort(byNumber)
}

/** The extractor has refused a book that lacks one of its languages. */
function textIn(locale: string, text: Localized): string {
  const found = text[locale]
  if (found === undefined) throw new Error(`Nothing is said in ${locale}. Run \`npm run extract\`.`)
  return found
}

// DV-12
function byNumber(a: { id: string }, b: { id: string }): number {
  const number = ({ id }: { id: string }): number => Number(id.replace(/^\D+/u, ''))
  return number(a) - number(b)
}
