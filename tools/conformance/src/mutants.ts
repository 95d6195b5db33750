import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { applyEdits, editsOf } from './apply-edits.ts'
import { findSuites, type RecordedPort } from './book-ports.ts'
import { createCompiler } from './compile-mutants.ts'
import type { Env } from './env.ts'
import { CannotRunError } from './exit-code.ts'
import { inParallel } from './in-parallel.ts'
import { type Judgement, judgeEntry, judgeReplay } from './judge-mutant.ts'
import { type PlacedMutant, readMutants } from './mutant-source.ts'
import { replayPort } from './replay-port.ts'
import { readVectorFile } from './vector-files.ts'

/** How many processes replay at once. */
const JOBS = 2

/** The unchanged port gets this long; a mutant many times what that one took, and never less than the least. */
const FIRST_LIMIT = 10 * 60_000
const LEAST_LIMIT = 30_000
const PATIENCE = 10

/** So many vectors that notice are told; the others need not be replayed. */
const ENOUGH = 4

/** A port, its vectors, and how long a replay of it may take. */
interface Bench {
  readonly port: RecordedPort
  readonly files: readonly string[]
  /** Vectors that are replayed, and the file each is in. */
  readonly scenarios: ReadonlyMap<string, string>
  /** Milliseconds. */
  readonly limit: number
}

/** What a run is limited to, and where it reports. */
export interface MutantRun {
  /** Only the mutant of this id. */
  readonly only?: string | undefined
  /** Told of each mutant as soon as it is judged. */
  readonly report: (judgement: Judgement) => void
  /** The least time a mutant gets, in milliseconds. */
  readonly leastLimit?: number
}

/**
 * Makes each change to the port as it is loaded, replays all vectors, and judges whether the named one notices.
 *
 * @throws CannotRunError when the unchanged port does not pass, so that nothing could be concluded.
 */
export async function runMutants(
  env: Env,
  port: RecordedPort,
  run: MutantRun,
): Promise<Judgement[]> {
  const mutants = readMutants(env.root, port).filter(
    ({ id }) => run.only === undefined || id === run.only,
  )
  if (mutants.length === 0) return []
  const bench = await prepare(env, port, run.leastLimit ?? LEAST_LIMIT)
  const compile = createCompiler(port.folder)
  return inParallel(mutants, JOBS, async (mutant) => {
    const judgement =
      judgeStatically(bench, mutant, compile) ?? (await tryMutant(env, bench, mutant))
    run.report(judgement)
    return judgement
  })
}

async function prepare(env: Env, port: RecordedPort, leastLimit: number): Promise<Bench> {
  const folder = join(port.folder, 'vectors')
  const files = findSuites(folder).map((suite) => join(folder, `${suite}.json`))
  const scenarios = files.flatMap((path) =>
    readVectorFile(path)
      .vectors.filter(({ notReplayed }) => notReplayed === undefined)
      .map(({ id }) => [id, path] as const),
  )
  if (scenarios.length === 0) {
    throw new CannotRunError(`${port.name} has no vectors`, 'npm run conformance:record')
  }
  const start = env.now()
  const result = await replayPort(env, { port: port.folder, files, limit: FIRST_LIMIT })
  const took = env.now() - start
  const [first] = result.failed
  const wrong = result.broken ?? result.stuck ?? first
  if (wrong) {
    const place = 'scenario' in wrong ? `${wrong.scenario}: ` : ''
    const hint = 'Mend that first; a mutant shows nothing while the port itself fails.'
    throw new CannotRunError(`${port.name}, unchanged: ${place}${wrong.message}`, hint)
  }
  env.print(
    `${port.name}: ${result.replayed} vectors pass unchanged, ${(took / 1000).toFixed(1)} s`,
  )
  const limit = Math.max(leastLimit, PATIENCE * took)
  return { port, files, scenarios: new Map(scenarios), limit }
}

function judgeStatically(
  { port, scenarios }: Bench,
  mutant: PlacedMutant,
  compile: (file: string, text: string) => string | undefined,
): Judgement | undefined {
  const path = join(port.folder, mutant.file)
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const wrong = judgeEntry(mutant, text, scenarios)
  if (wrong || text === undefined) return wrong
  const complaint = compile(mutant.file, applyEdits(text, editsOf(mutant)))
  if (complaint === undefined) return undefined
  const hint = 'Nobody would hurry past the compiler: make a change that it accepts.'
  return { kind: 'failed', mutant, problem: `does not compile: ${complaint}`, hint }
}

async function tryMutant(env: Env, bench: Bench, mutant: PlacedMutant): Promise<Judgement> {
  const { port, limit, scenarios } = bench
  // The file of the named vector comes first: most mutants are done with there.
  const first = scenarios.get(mutant.caughtBy)
  const files = [...bench.files].sort((a, b) => Number(b === first) - Number(a === first))
  const url = pathToFileURL(join(port.folder, mutant.file)).href
  const mutation = { url, edits: editsOf(mutant) }
  const enough = { scenario: mutant.caughtBy, failed: ENOUGH }
  const task = { port: port.folder, files, limit, mutation, enough }
  return judgeReplay(mutant, await replayPort(env, task))
}
