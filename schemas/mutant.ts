import { z } from 'zod'

/** One edit of a source file. */
export const mutantEditSchema = z.strictObject({
  /** Stands exactly once in the file. */
  find: z.string().min(1),
  replace: z.string(),
})
/** See {@link mutantEditSchema}. */
export type MutantEdit = z.infer<typeof mutantEditSchema>

/**
 * A change a hurried programmer might make to a port. `npm run mutants` makes it as the port is loaded and
 * replays the vectors: at least the named one must fail.
 */
export const mutantSchema = mutantEditSchema.extend({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  /** What the change does and why somebody would make it, in one line of English. */
  about: z.string().min(1),
  /** Below the port's folder: `src/queue.ts`. */
  file: z.string().min(1),
  /** Edits elsewhere in the same file, where one is not enough. */
  also: z.array(mutantEditSchema).min(1).optional(),
  /** Scenario whose vector catches it. */
  caughtBy: z.string().min(1),
})
/** See {@link mutantSchema}. */
export type Mutant = z.infer<typeof mutantSchema>

/** `ports/<port>/mutants.yaml`: authored. */
export const mutantFileSchema = z.strictObject({ mutants: z.array(mutantSchema).min(1) })
/** See {@link mutantFileSchema}. */
export type MutantFile = z.infer<typeof mutantFileSchema>
