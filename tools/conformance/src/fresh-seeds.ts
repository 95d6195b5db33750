import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { findSuites, type RecordedPort } from './book-ports.ts'
import type { Env } from './env.ts'
import { recordVectors } from './go-recorder.ts'
import { type FailedVector, replayPort } from './replay-port.ts'

/** Where vectors are kept that the port did not get right, below the root. */
export const KEPT = '.cache/conformance'

/** Far more than any number of seeds that makes sense. */
const LIMIT = 30 * 60_000

/** Seeds that were never tried, as far as anybody knows. */
export interface Seeds {
  readonly first: number
  readonly count: number
}

/** Seeds below it are those of the committed suites. */
const LEAST_SEED = 1_000_000

/** A first seed, from a random number of at least 0 and less than 1. */
export function chooseSeed(random: number): number {
  return LEAST_SEED + Math.floor(random * 1_000_000_000)
}

/** Lets upstream run seeded sequences of operations, then the port, and says where the two differ. */
export async function checkFreshSeeds(
  env: Env,
  port: RecordedPort,
  { folder, seeds }: { readonly folder: string; readonly seeds: Seeds },
): Promise<string[]> {
  const out = join(folder, 'fresh')
  mkdirSync(out)
  await recordVectors(env, { port: port.name, out, seeds })
  const files = findSuites(out).map((suite) => join(out, `${suite}.json`))
  if (files.length === 0) return [`${port.name}: no suite is generated from seeds`]
  const result = await replayPort(env, { port: port.folder, files, limit: LIMIT })
  if (result.broken) return [`${port.name}: the replay cannot be loaded: ${result.broken.message}`]
  const failed = result.stuck ? [...result.failed, result.stuck] : result.failed
  if (failed.length === 0) {
    env.print(`${port.name}: ${result.replayed} fresh sequences agree, seeds from ${seeds.first}`)
  }
  return failed.length === 0 ? [] : [explain(env, port, failed, seeds)]
}

function explain(
  env: Env,
  port: RecordedPort,
  failed: readonly FailedVector[],
  { first, count }: Seeds,
): string {
  const [one] = failed
  if (!one) return ''
  const kept = [...new Set(failed.map(({ file }) => file))].map((file) =>
    keep(env, port, file, first),
  )
  return [
    `${port.name}: ${failed.length} fresh sequences differ; ${one.scenario}: ${one.message}`,
    `    kept in ${kept.join(', ')}`,
    `    again: npm run conformance:check -- --port ${port.name} --seed ${first} --seeds ${count}`,
  ].join('\n')
}

function keep(env: Env, port: RecordedPort, file: string, first: number): string {
  const folder = join(env.root, KEPT)
  mkdirSync(folder, { recursive: true })
  const kept = join(folder, `${port.name}-${basename(file, '.json')}-${first}.json`)
  if (existsSync(file)) copyFileSync(file, kept)
  return relative(env.root, kept)
}
