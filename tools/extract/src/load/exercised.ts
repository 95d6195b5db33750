import type { BookConfig } from '#schemas/book.ts'
import { type ExercisedFile, exercisedFileSchema } from '#schemas/exercised.ts'
import type { Env } from '../env.ts'
import { resolveInside } from './book-path.ts'
import { type RecordFile, readRecord } from './record-file.ts'

/** What was measured of a port, and where it is written. */
export interface ExercisedSource extends RecordFile<ExercisedFile> {
  readonly file: string
}

/**
 * Reads the `exercised.json` of every port that has one, by port name. A port is read without it: what was measured
 * has to be measured anew when it no longer fits, and for that the port must be readable.
 */
export function loadExercised(book: BookConfig, env: Env): Record<string, ExercisedSource> {
  const found: Record<string, ExercisedSource> = {}
  for (const { name, path } of book.ports) {
    const file = resolveInside('.', `${path}/exercised.json`)
    const read = file === undefined ? 'absent' : readRecord(file, exercisedFileSchema, env)
    if (file !== undefined && typeof read === 'object') found[name] = { ...read, file }
  }
  return found
}
