import { z } from 'zod'

/**
 * A change a hurried programmer might make to a port. `npm run mutants` makes it in a copy and replays the
 * vectors there: at least the named one must fail.
 */
export const mutantSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  /** What the change does and why somebody would make it, in one line of English. */
  about: z.string().min(1),
  /** Below the port's folder: `src/queue.ts`. */
  file: z.string().min(1),
  /** Stands exactly once in the file. */
  find: z.string().min(1),
  replace: z.string(),
  /** Scenario whose vector catches it. */
  caughtBy: z.string().min(1),
})
/** See {@link mutantSchema}. */
export type Mutant = z.infer<typeof mutantSchema>

/** `ports/<port>/mutants.yaml`: authored. */
export const mutantFileSchema = z.strictObject({ mutants: z.array(mutantSchema).min(1) })
/** See {@link mutantFileSchema}. */
export type MutantFile = z.infer<typeof mutantFileSchema>
