import type { z } from 'zod'
import { type RequirementFile, requirementFileSchema } from '#schemas/requirement.ts'
import {
  type UpstreamFile,
  upstreamFileSchema,
  type UpstreamMap,
  upstreamMapSchema,
} from '#schemas/upstream.ts'
import type { Env } from '../env.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { checkFields } from './check-fields.ts'
import { readSource } from './read-source.ts'
import { parseYaml, type YamlRead } from './yaml.ts'

/** What a port says about its original. A part is absent when its file is, or is malformed (then reported). */
export interface PortUpstream {
  readonly record: UpstreamFile | undefined
  readonly map: UpstreamMap | undefined
  /** The authored map, for problems. */
  readonly mapFile: string
  /** 1-based line of the deepest known part of `path` in the map. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
  readonly requirements: RequirementFile | undefined
}

const MAX_RECORD_BYTES = 32_000_000

/** Reads `upstream.json`, `upstream-map.yaml` and `requirements.json` of a port. */
export function loadUpstream(folder: string, env: Env): PortUpstream | undefined {
  const recordFile = `${folder}/upstream.json`
  const mapFile = `${folder}/upstream-map.yaml`
  const requirementFile = `${folder}/requirements.json`
  const record = read(recordFile, upstreamFileSchema, env)
  const map = read(mapFile, upstreamMapSchema, env)
  const requirements = read(requirementFile, requirementFileSchema, env)
  if (record === 'absent' && map === 'absent' && requirements === 'absent') return undefined
  if (record === 'absent' && map !== 'absent') reportHalf(mapFile, recordFile, env)
  if (map === 'absent' && record !== 'absent') reportHalf(recordFile, mapFile, env)
  return {
    record: valueOf(record),
    map: valueOf(map),
    mapFile,
    lineOf: typeof map === 'object' ? map.lineOf : () => 1,
    requirements: valueOf(requirements),
  }
}

interface Read<T> {
  value: T
  lineOf: (path: readonly PropertyKey[]) => number
}

function valueOf<T>(from: Read<T> | 'absent' | 'malformed'): T | undefined {
  return typeof from === 'object' ? from.value : undefined
}

function reportHalf(present: string, absent: string, env: Env): void {
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  const args = { present: name(present), absent: name(absent) }
  env.report(createProblem(indexProblems.mapWithoutRecord, args, { file: present }))
}

function read<T>(file: string, schema: z.ZodType<T>, env: Env): Read<T> | 'absent' | 'malformed' {
  if (!env.fs.exists(file)) return 'absent'
  const text = readSource(env, file, { maxBytes: MAX_RECORD_BYTES })
  const parsed = text === undefined ? undefined : parseText(file, text, env)
  if (parsed === undefined) return 'malformed'
  const checked = checkFields(schema, parsed.value)
  if (checked.kind === 'fits') return { value: checked.value, lineOf: parsed.lineOf }
  for (const { path, field, reason } of checked.issues) {
    const place = { file, line: parsed.lineOf(path) }
    env.report(createProblem(sourceProblems.field, { field, reason }, place))
  }
  return 'malformed'
}

function parseText(file: string, text: string, env: Env): Read<unknown> | undefined {
  return file.endsWith('.json') ? parseJson(file, text, env) : parseMap(file, text, env)
}

/** JSON is YAML too: parsing it a second time gives the lines, and only a malformed file pays for it. */
function parseJson(file: string, text: string, env: Env): Read<unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    let lines: YamlRead | undefined
    return {
      value,
      lineOf: (path) => {
        lines ??= parseYaml(text)
        return lines.kind === 'value' ? lines.lineOf(path) : 1
      },
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    env.report(createProblem(indexProblems.json, { reason }, { file, line: lineIn(reason) }))
    return undefined
  }
}

// … in JSON at position 12 (line 2 column 5)
function lineIn(reason: string): number | undefined {
  const line = /\(line (?<line>\d+) /u.exec(reason)?.groups?.['line']
  return line === undefined ? undefined : Number(line)
}

function parseMap(file: string, text: string, env: Env): Read<unknown> | undefined {
  const parsed = parseYaml(text)
  if (parsed.kind === 'value') return { value: parsed.value, lineOf: (path) => parsed.lineOf(path) }
  for (const { reason, line } of parsed.refusals)
    env.report(createProblem(sourceProblems.yaml, { reason }, { file, line }))
  return undefined
}
