import type { z } from 'zod'
import type { Env } from '../env.ts'
import { indexProblems } from '../problems/index-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { checkFields } from '#authored/check-fields.ts'
import { readSource } from './read-source.ts'
import { parseYaml, type YamlRead } from '#authored/yaml.ts'

/** A well-formed file of a port, with its lines. */
export interface RecordFile<T> {
  value: T
  /** 1-based line of the deepest known part of `path`. */
  lineOf: (path: readonly PropertyKey[]) => number
}

/** What became of reading one; what is malformed has been reported. */
export type RecordRead<T> = RecordFile<T> | 'absent' | 'malformed'

/** Far above any recording. */
export const MAX_RECORD_BYTES = 32_000_000

/** Reads a JSON or YAML file that a schema describes. */
export function readRecord<T>(file: string, schema: z.ZodType<T>, env: Env): RecordRead<T> {
  if (!env.fs.exists(file)) return 'absent'
  const text = readSource(env, file, { maxBytes: MAX_RECORD_BYTES })
  return (text === undefined ? undefined : parseRecord(file, text, schema, env)) ?? 'malformed'
}

/** More issues than these have one cause. */
const MAX_ISSUES = 10

/** Parses the text of such a file; `undefined` when it is malformed, which is reported with its lines. */
export function parseRecord<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
  env: Env,
): RecordFile<T> | undefined {
  const parsed = file.endsWith('.json') ? parseJson(file, text, env) : parseMap(file, text, env)
  if (parsed === undefined) return undefined
  const checked = checkFields(schema, parsed.value)
  if (checked.kind === 'fits') return { value: checked.value, lineOf: parsed.lineOf }
  for (const { path, field, reason } of checked.issues.slice(0, MAX_ISSUES)) {
    const place = { file, line: parsed.lineOf(path) }
    env.report(createProblem(sourceProblems.field, { field, reason }, place))
  }
  return undefined
}

/** JSON is YAML too: parsing it a second time gives the lines, and only a malformed file pays for it. */
function parseJson(file: string, text: string, env: Env): RecordFile<unknown> | undefined {
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

function parseMap(file: string, text: string, env: Env): RecordFile<unknown> | undefined {
  const parsed = parseYaml(text)
  if (parsed.kind === 'value') return { value: parsed.value, lineOf: (path) => parsed.lineOf(path) }
  for (const { reason, line } of parsed.refusals)
    env.report(createProblem(sourceProblems.yaml, { reason }, { file, line }))
  return undefined
}
