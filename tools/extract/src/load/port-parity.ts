import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutantFileSchema } from '#schemas/mutant.ts'
import type { RequirementFile } from '#schemas/requirement.ts'
import {
  type Parity,
  scenarioFileSchema,
  type VectorFile,
  vectorFileSchema,
} from '#schemas/vector.ts'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { vectorProblems as problems } from '../problems/vector-problems.data.ts'
import { checkVectors, type VectorContext } from './check-vectors.ts'
import { hashText } from './content-hash.ts'
import { countSuite, joinSuites, type SuiteCount } from './count-vectors.ts'
import { type KeptResults, openKept } from './kept-results.ts'
import { MAX_RECORD_BYTES, parseRecord, readRecord } from './record-file.ts'
import { listSources, readSource } from './read-source.ts'

interface Work {
  readonly folder: string
  readonly env: Env
  readonly kept: KeptResults<SuiteCount>
  /** What vectors may refer to. */
  readonly requirements: readonly string[]
  readonly deviations: readonly string[]
  /** Digest of everything but the vectors and their scenarios. */
  readonly base: string
}

/**
 * Counts what the vectors of the port in `folder` show; `undefined` without vectors. They are megabytes: a file is
 * parsed again only when it, its scenarios or what both refer to changed.
 */
export function loadParity(
  folder: string,
  requirements: RequirementFile | undefined,
  env: Env,
): Parity | undefined {
  const files = listSources(env, `${folder}/vectors`, '.json')
  if (files.length === 0) return undefined
  const ids = Object.keys(requirements?.requirements ?? {})
  const deviations = findDeviations(folder, env)
  const work: Work = {
    folder,
    env,
    kept: openKept(`vectors-${hashText(folder).slice(0, 12)}`, env),
    requirements: ids,
    deviations,
    base: [...ids, ...deviations, ownCode()].join('\0'),
  }
  const suites = files.flatMap((file) => loadSuite(file, work) ?? [])
  work.kept.save()
  reportUnrecorded(files, work)
  reportRepeated(suites, work)
  const mutants = readRecord(`${folder}/mutants.yaml`, mutantFileSchema, env)
  const count = typeof mutants === 'object' ? mutants.value.mutants.length : 0
  return joinSuites(suites, count, (args, file) => {
    env.report(createProblem(problems.mixed, args, { file: `${folder}/vectors/${file}.json` }))
  })
}

// ### DV-2 `DelayingQueue.addAfter` never blocks
const RE_DEVIATION = /^#{2,4} (DV-\d+)(?!\d)/gmu

function findDeviations(folder: string, env: Env): string[] {
  const text = readSource(env, `${folder}/PORT.md`, { optional: true }) ?? ''
  return [...text.matchAll(RE_DEVIATION)].map(([, id = '']) => id)
}

function loadSuite(file: string, work: Work): SuiteCount | undefined {
  const { folder, env, kept } = work
  const text = readSource(env, file, { maxBytes: MAX_RECORD_BYTES })
  if (text === undefined) return undefined
  const name = file.slice(file.lastIndexOf('/') + 1)
  const scenarioFile = `${folder}/scenarios/${name}`
  const scenarios = readSource(env, scenarioFile, { maxBytes: MAX_RECORD_BYTES, optional: true })
  const key = hashText([file, text, scenarios ?? '', work.base].join('\0'))
  const known = kept.find(key)
  if (known !== undefined) return known
  env.log.progress(`load: ${file}`)
  const before = env.problems.length
  const vectors = parseRecord<VectorFile>(file, text, vectorFileSchema, env)
  if (vectors === undefined) return undefined
  const authored =
    scenarios === undefined
      ? undefined
      : parseRecord(scenarioFile, scenarios, scenarioFileSchema, env)?.value
  const context: VectorContext = {
    file,
    scenarioFile,
    scenarios: authored,
    requirements: work.requirements,
    deviations: work.deviations,
  }
  // A scenario file that is malformed has been reported.
  if (scenarios === undefined || authored !== undefined) checkVectors(vectors, context, env)
  const count = countSuite(vectors.value)
  if (env.problems.length === before) kept.keep(key, count)
  return count
}

/** Scenario files of which nothing was recorded. */
function reportUnrecorded(files: readonly string[], { folder, env }: Work): void {
  for (const file of listSources(env, `${folder}/scenarios`, '.json')) {
    const name = file.slice(file.lastIndexOf('/') + 1, -'.json'.length)
    if (files.includes(`${folder}/vectors/${name}.json`)) continue
    env.report(createProblem(problems.unrecorded, { what: `the suite \`${name}\`` }, { file }))
  }
}

function reportRepeated(suites: readonly SuiteCount[], { folder, env }: Work): void {
  const owner = new Map<string, string>()
  for (const { suite, ids } of suites)
    for (const id of ids) {
      const other = owner.get(id)
      if (other === undefined) owner.set(id, suite.suite)
      else if (other !== suite.suite) {
        const place = { file: `${folder}/vectors/${suite.suite}.json` }
        env.report(createProblem(problems.repeated, { id, other }, place))
      }
    }
}

/** What an older tool counted is not what this one would. */
function ownCode(): string {
  return ['port-parity.ts', 'check-vectors.ts', 'count-vectors.ts', '../../../../schemas/vector.ts']
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\0')
}
