import { basename, join } from 'node:path'
import type { ExercisedBy, ExercisedFile } from '#schemas/exercised.ts'
import { parsePortName, type SymbolId } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import { createFindOwners, type FindOwners } from './attribute-functions.ts'
import { findSuites, type RecordedPort } from './book-ports.ts'
import type { Env } from './env.ts'
import { CannotRunError } from './exit-code.ts'
import { type CoveredVector, replayPort } from './replay-port.ts'
import { listSymbols } from './symbol-ranges.ts'

/** A replay that takes longer hangs. */
const LIMIT = 10 * 60_000

/** How many vectors are named. */
const NAMED = 3

/** What was measured. */
export interface Measured {
  readonly file: ExercisedFile
  /** How many vectors were replayed. */
  readonly vectors: number
  /** What a user can call and no vector runs; sorted. */
  readonly untouched: readonly SymbolId[]
}

/**
 * Replays every vector of a port and sees which symbols' code each of them runs.
 *
 * @throws CannotRunError when the port cannot be read or does not pass
 */
export async function measureExercised(env: Env, port: RecordedPort): Promise<Measured> {
  const symbols = await listSymbols(env, port)
  const covered = await replayCovered(env, port)
  const counts = countBySymbol(covered, createFindOwners(env.root, symbols))
  const sorted = [...counts].sort(([left], [right]) => (left < right ? -1 : 1))
  return {
    file: {
      schemaVersion: SCHEMA_VERSION,
      port: parsePortName(port.name),
      symbols: Object.fromEntries(sorted.map(([id, suites]) => [id, Object.fromEntries(suites)])),
    },
    vectors: covered.length,
    untouched: symbols.filter(isCallable).flatMap(({ id }) => (counts.has(id) ? [] : [id])),
  }
}

async function replayCovered(env: Env, port: RecordedPort): Promise<readonly CoveredVector[]> {
  const folder = join(port.folder, 'vectors')
  const result = await replayPort(env, {
    port: port.folder,
    files: findSuites(folder).map((suite) => join(folder, `${suite}.json`)),
    cover: join(port.folder, 'src'),
    limit: LIMIT,
  })
  const [first] = result.failed
  const wrong = result.broken ?? result.stuck ?? first
  if (wrong) {
    const place = 'scenario' in wrong ? `${wrong.scenario}: ` : ''
    const hint = 'Mend that first; what a failing port runs is not what the vectors show.'
    throw new CannotRunError(`${port.name}: ${place}${wrong.message}`, hint)
  }
  if (result.covered.length > 0) return result.covered
  throw new CannotRunError(`${port.name} has no vectors`, 'npm run conformance:record')
}

/** Symbol → suite → vectors; suites are in the order of the replay, which is that of their names. */
function countBySymbol(
  covered: readonly CoveredVector[],
  findOwners: FindOwners,
): Map<SymbolId, Map<string, ExercisedBy>> {
  const counts = new Map<SymbolId, Map<string, ExercisedBy>>()
  for (const { scenario, file, ran } of covered) {
    const suite = basename(file, '.json')
    for (const id of new Set(ran.flatMap((one) => findOwners(one)))) {
      const suites = counts.get(id) ?? new Map<string, ExercisedBy>()
      const { vectors, first } = suites.get(suite) ?? { vectors: 0, first: [] }
      const names = first.length < NAMED ? [...first, scenario] : first
      counts.set(id, suites.set(suite, { vectors: vectors + 1, first: names }))
    }
  }
  return counts
}

const CALLABLE: readonly SymbolRecord['kind'][] = ['function', 'method', 'accessor', 'constructor']

function isCallable({ kind, exported, visibility, declarations }: SymbolRecord): boolean {
  const hasCode = declarations.some(({ implementation }) => implementation)
  return CALLABLE.includes(kind) && exported && visibility === 'public' && hasCode
}
