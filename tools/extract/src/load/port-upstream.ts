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
import { type RecordRead, readRecord } from './record-file.ts'

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

/** Reads `upstream.json`, `upstream-map.yaml` and `requirements.json` of a port. */
export function loadUpstream(folder: string, env: Env): PortUpstream | undefined {
  const recordFile = `${folder}/upstream.json`
  const mapFile = `${folder}/upstream-map.yaml`
  const requirementFile = `${folder}/requirements.json`
  const record = readRecord(recordFile, upstreamFileSchema, env)
  const map = readRecord(mapFile, upstreamMapSchema, env)
  const requirements = readRecord(requirementFile, requirementFileSchema, env)
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

function valueOf<T>(from: RecordRead<T>): T | undefined {
  return typeof from === 'object' ? from.value : undefined
}

function reportHalf(present: string, absent: string, env: Env): void {
  const name = (path: string): string => path.slice(path.lastIndexOf('/') + 1)
  const args = { present: name(present), absent: name(absent) }
  env.report(createProblem(indexProblems.mapWithoutRecord, args, { file: present }))
}
