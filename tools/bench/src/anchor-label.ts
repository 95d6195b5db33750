import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'

const id = z.string().regex(/^\S+#\S+$/u)

/** A note by hand: where a person who read both releases says that it belongs in the newer one. */
export const labelSchema = z
  .strictObject({
    package: z.string().min(1),
    from: z.string().min(1),
    to: z.string().min(1),
    /** Id of the innermost declaration around the quote in `from`, as `p/src/internal/Subject#Subject.next`. */
    target: id,
    quote: z.string().min(1),
    /** Right before the quote, where that alone stands in `target` more than once. */
    prefix: z.string().min(1).optional(),
    /** Right after it. */
    suffix: z.string().min(1).optional(),
    expect: z.enum(['shown', 'withheld']),
    /** Id in `to`, when it is not `target` any more. */
    symbol: id.optional(),
    /** The line of `to` on which the quote begins, without white space at its ends. */
    line: z.string().min(1).optional(),
    /** Its number, counted from 1: where the declaration has two such lines. */
    lineNumber: z.int().positive().optional(),
    why: z.string().min(10),
  })
  .refine(({ expect, line }) => (expect === 'shown') === (line !== undefined), {
    error: 'a line is stated exactly where the note is to be shown',
  })
  .refine(({ expect, symbol, lineNumber }) => expect === 'shown' || !(symbol ?? lineNumber), {
    error: 'a note that is to be withheld has no place',
  })
/** See {@link labelSchema}. */
export type Label = z.infer<typeof labelSchema>

const labelFileSchema = z.strictObject({
  /** How these were chosen. */
  about: z.string().min(10),
  labels: z.array(labelSchema).min(1),
})

/** Every label there is. @throws Error naming the file that is not what it should be. */
export function readLabels(folder = join(import.meta.dirname, 'anchor-labels')): Label[] {
  const files = globSync('*.json', { cwd: folder }).sort()
  return files.flatMap((file) => {
    const read = labelFileSchema.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (read.success) return read.data.labels
    throw new Error(`${basename(file)}: ${z.prettifyError(read.error)}`)
  })
}
