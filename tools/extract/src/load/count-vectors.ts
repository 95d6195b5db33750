import type { Parity, ParitySuite, VectorFile } from '#schemas/vector.ts'

/** What one file of vectors adds to a port's parity. */
export interface SuiteCount {
  suite: ParitySuite
  recorder: VectorFile['recorder']
  upstream: VectorFile['upstream']
  recordings: number
  /** Of its scenarios. */
  ids: readonly string[]
}

/** Counts a file. */
export function countSuite(file: VectorFile): SuiteCount {
  const { suite, about, vectors, recorder, upstream, recordings } = file
  const replayed = vectors.filter(({ notReplayed }) => notReplayed === undefined)
  return {
    suite: {
      suite,
      about,
      scenarios: vectors.length,
      observations: replayed.reduce((sum, { outcomes }) => sum + (outcomes[0]?.length ?? 0), 0),
      scheduled: vectors.filter(({ outcomes }) => outcomes.length > 1).length,
      deviating: replayed.flatMap(({ id, deviations = [] }) =>
        deviations.length === 0
          ? []
          : [{ scenario: id, deviations: [...new Set(deviations.map((one) => one.id))].sort() }],
      ),
      notReplayed: vectors.flatMap(({ id, notReplayed }) =>
        notReplayed === undefined ? [] : [{ scenario: id, ...notReplayed }],
      ),
    },
    recorder,
    upstream,
    recordings,
    ids: vectors.map(({ id }) => id),
  }
}

/** What two files of vectors disagree about. */
export interface Mixed {
  what: string
  here: string
  there: string
}

/**
 * Puts the files of a port together; `undefined` when there are none. All of them are recorded in one go, so a file
 * made by another recorder or from another upstream is passed to `report`.
 */
export function joinSuites(
  counts: readonly SuiteCount[],
  mutants: number,
  report: (mixed: Mixed, suite: string) => void,
): Parity | undefined {
  const [first] = counts
  if (first === undefined) return undefined
  const upstream = new Map<string, VectorFile['upstream'][number]>()
  for (const { suite, recorder, upstream: modules } of counts) {
    const differs = (what: string, here: string, there: string): void => {
      if (here !== there) report({ what, here, there }, suite.suite)
    }
    differs('Go', recorder.go, first.recorder.go)
    differs('the platform', recorder.platform, first.recorder.platform)
    for (const module of modules) {
      const known = upstream.get(module.module) ?? module
      upstream.set(module.module, known)
      differs(
        module.module,
        `${module.version} ${module.commit}`,
        `${known.version} ${known.commit}`,
      )
    }
  }
  return {
    recorder: first.recorder,
    upstream: [...upstream.values()],
    recordings: Math.min(...counts.map(({ recordings }) => recordings)),
    suites: counts.map(({ suite }) => suite).sort((a, b) => (a.suite < b.suite ? -1 : 1)),
    mutants,
  }
}
