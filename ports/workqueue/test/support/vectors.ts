import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prettifyError, ZodError, type ZodType } from 'zod'
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
  return readAs(vectorFileSchema, join(portFolder, 'vectors', `${suite}.json`))
}

/** Reads the scenarios of a suite. */
export function readScenarios(suite: string): ScenarioFile {
  return readAs(scenarioFileSchema, join(portFolder, 'scenarios', `${suite}.json`))
}

/** Reads a JSON file of the port. */
export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(portFolder, path), 'utf8'))
}

/** Reads a JSON file. @throws Error that names the file and says how to mend it. */
export function readAs<T>(schema: ZodType<T>, path: string): T {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (cause) {
    const why = cause instanceof ZodError ? prettifyError(cause) : String(cause)
    const hint = 'vectors are written by npm run conformance:record'
    throw new Error(`${path}: ${why}\n${hint}`, { cause })
  }
}

/** Replays one vector of a file. */
export async function replayOne(file: VectorFile, vector: Vector): Promise<Verdict> {
  for await (const verdict of replay({ ...file, vectors: [vector] })) return verdict
  throw new Error(`${vector.id} was not replayed`)
}
