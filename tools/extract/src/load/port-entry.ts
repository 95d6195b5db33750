import type { BookPath } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { PortFile } from './port-file.ts'
import { readSource } from './read-source.ts'

// ./dist/node/index.js, dist/index.d.mts
const RE_BUILT = /^(?:\.\/)?(?:dist|lib|build|out)\/(?<stem>.+?)(?:\.d)?\.[mc]?[jt]sx?$/u

/**
 * The public files of a port: `src/index.ts`, and whatever source or built file the `exports` (or, failing
 * them, `types` and `main`) of package.json name.
 */
export function findEntries(folder: string, files: readonly PortFile[], env: Env): BookPath[] {
  const named = new Set(['index', ...exportedModules(folder, env)])
  return files.filter((file) => named.has(file.module)).map((file) => file.path)
}

function exportedModules(folder: string, env: Env): string[] {
  const file = `${folder}/package.json`
  const text = readSource(env, file, { optional: true })
  if (text === undefined) return []
  try {
    const manifest: unknown = JSON.parse(text)
    if (!isRecord(manifest)) return []
    const targets = stringsIn(manifest['exports'] ?? [manifest['types'], manifest['main']])
    return targets.flatMap(moduleOf)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    env.report(createProblem(indexProblems.entry, { reason }, { file }))
    return []
  }
}

function moduleOf(target: string): string[] {
  const source = /^(?:\.\/)?src\/(?<stem>.+?)(?:\.d)?\.[mc]?tsx?$/u.exec(target)
  const stem = (source ?? RE_BUILT.exec(target))?.groups?.['stem']
  return stem === undefined ? [] : [stem]
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isRecord(value) ? Object.values(value).flatMap(stringsIn) : []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
