import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type VectorFile, vectorFileSchema } from '#schemas/vector.ts'
import { CannotRunError } from './exit-code.ts'

/**
 * The vectors in the file at `path`.
 *
 * @throws CannotRunError when it is not what the recorder writes.
 */
export function readVectorFile(path: string): VectorFile {
  try {
    return vectorFileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    const hint = 'Record it anew: npm run conformance:record'
    throw new CannotRunError(`${path} is not a file of vectors: ${why}`, hint, error)
  }
}
