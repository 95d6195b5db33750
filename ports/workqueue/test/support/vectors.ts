import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type ScenarioFile,
  scenarioFileSchema,
  type Vector,
  type VectorFile,
  vectorFileSchema,
} from '../../../../schemas/vector.ts'
import { replay, type Verdict } from '../replay/index.ts'
import { portFolder } from './packed-package.ts'

/** Names of the suites in a folder of the port: `scenarios` or `vectors`. */
export function suitesIn(folder: string): string[] {
  return readdirSync(join(portFolder, folder)).map((file) => file.replace(/\.json$/u, ''))
}

/** Reads what upstream did in a suite. */
export function readVectors(suite: string): VectorFile {
  return vectorFileSchema.parse(readJson(join('vectors', `${suite}.json`)))
}

/** Reads the scenarios of a suite. */
export function readScenarios(suite: string): ScenarioFile {
  return scenarioFileSchema.parse(readJson(join('scenarios', `${suite}.json`)))
}

/** Reads a JSON file of the port. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(portFolder, path), 'utf8'))
}

/** Replays one vector of a file. */
export async function replayOne(file: VectorFile, vector: Vector): Promise<Verdict> {
  for await (const verdict of replay({ ...file, vectors: [vector] })) return verdict
  throw new Error(`${vector.id} was not replayed`)
}
