import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type ExercisedFile, exercisedFileSchema } from '#schemas/exercised.ts'
import { findDifference, renderValue } from './json-difference.ts'

/** Name of the file in a port's folder. */
export const EXERCISED_FILE = 'exercised.json'

/** The file's text: one line per symbol and suite, so that a change reads well. */
export function renderExercised({ schemaVersion, port, symbols }: ExercisedFile): string {
  const entries = Object.entries(symbols).map(([id, suites]) => {
    const lines = Object.entries(suites).map(([suite, { vectors, first }]) => {
      const names = first.map((name) => JSON.stringify(name)).join(', ')
      return `      ${JSON.stringify(suite)}: { "vectors": ${vectors}, "first": [${names}] }`
    })
    return `    ${JSON.stringify(id)}: {\n${lines.join(',\n')}\n    }`
  })
  const body = entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n  }`
  const head = `  "schemaVersion": ${schemaVersion},\n  "port": ${JSON.stringify(port)},\n`
  return `{\n${head}  "symbols": ${body}\n}\n`
}

/** What is wrong with the committed file, given what was measured just now; empty when nothing is. */
export function compareExercised(folder: string, measured: ExercisedFile): string[] {
  const path = join(folder, EXERCISED_FILE)
  if (!existsSync(path)) return [`there is no ${EXERCISED_FILE}`]
  const committed = readExercised(path)
  if (typeof committed === 'string') return [committed]
  const ids = new Set([...Object.keys(committed.symbols), ...Object.keys(measured.symbols)])
  const differing = [...ids].sort().flatMap((id) => {
    const before = find(committed, id)
    const after = find(measured, id)
    const found = findDifference(before, after)
    if (found === undefined) return []
    const place = found.path.length === 0 ? '' : `, ${found.path.join('.')}`
    return [
      `${id}${place}: committed ${renderValue(found.before)}, measured ${renderValue(found.after)}`,
    ]
  })
  if (differing.length > 0) return differing
  return readFileSync(path, 'utf8') === renderExercised(measured)
    ? []
    : ['the same is said in another order or layout']
}

function find({ symbols }: ExercisedFile, id: string): unknown {
  return Object.entries(symbols).find(([key]) => key === id)?.[1]
}

/** The file's content; what is wrong with it when it is not one of these. */
function readExercised(path: string): ExercisedFile | string {
  try {
    return exercisedFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    return `malformed: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`
  }
}
