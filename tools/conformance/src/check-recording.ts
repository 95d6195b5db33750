import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findSuites, type RecordedPort } from './book-ports.ts'
import { compareRecorders, compareVectorFiles } from './compare-vectors.ts'
import type { Env } from './env.ts'
import { recordUpstream, recordVectors } from './go-recorder.ts'
import { findDifference, renderValue } from './json-difference.ts'
import { UPSTREAM_FILE } from './record.ts'
import { readVectorFile } from './vector-files.ts'

/** Records a port into `folder`, which is empty, and says how that differs from what is committed. */
export async function checkRecording(
  env: Env,
  port: RecordedPort,
  folder: string,
): Promise<string[]> {
  const problems = [...(await checkUpstream(env, port, folder))]
  const vectors = join(folder, 'vectors')
  await recordVectors(env, { port: port.name, out: vectors })
  const committed = join(port.folder, 'vectors')
  const suites = new Set([...findSuites(committed), ...findSuites(vectors)])
  for (const suite of [...suites].sort()) {
    problems.push(
      ...compareSuite(env, join(committed, `${suite}.json`), join(vectors, `${suite}.json`)),
    )
  }
  if (problems.length === 0) {
    env.print(
      `${port.name}: upstream does what is committed, suites: ${[...suites].sort().join(', ')}`,
    )
  }
  return problems
}

function compareSuite(env: Env, committed: string, recorded: string): string[] {
  const shown = relative(env.root, committed)
  if (!existsSync(committed)) return [`${shown} was recorded, but is not committed`]
  if (!existsSync(recorded)) return [`${shown} is committed, but has no scenarios`]
  const before = readVectorFile(committed)
  const after = readVectorFile(recorded)
  const difference = compareVectorFiles(before, after)
  if (difference === undefined) return []
  const remark = compareRecorders(before, after)
  return [`${shown}: ${difference}${remark === undefined ? '' : `\n    ${remark}`}`]
}

async function checkUpstream(env: Env, port: RecordedPort, folder: string): Promise<string[]> {
  const path = join(port.folder, UPSTREAM_FILE)
  if (!existsSync(path)) return []
  const recorded = join(folder, UPSTREAM_FILE)
  await recordUpstream(env, { port: port.name, out: recorded })
  const before: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const after: unknown = JSON.parse(readFileSync(recorded, 'utf8'))
  const found = findDifference(withoutRecorder(before), withoutRecorder(after))
  if (!found) return []
  const sides = `    committed  ${renderValue(found.before)}\n    recorded   ${renderValue(found.after)}`
  return [`${relative(env.root, path)}: ${found.path.join('.')}\n${sides}`]
}

function withoutRecorder(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? { ...value, recorder: undefined } : value
}
