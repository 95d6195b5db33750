import { z } from 'zod'
import { mutantEditSchema } from '#schemas/mutant.ts'

/**
 * What a process that replays vectors is told, and what it writes down. It writes to a file, line by line, so
 * that everything up to an endless loop is known after it was ended.
 */

/** What is changed in a source file while it is loaded. */
export const mutationSchema = z.strictObject({
  /** `file:` URL of the source file. */
  url: z.string(),
  edits: z.array(mutantEditSchema),
})
/** See {@link mutationSchema}. */
export type Mutation = z.infer<typeof mutationSchema>

/** What to replay, as JSON in the first argument. */
export const replayRequestSchema = z.strictObject({
  /** `file:` URL of a port's `test/replay/index.ts`. */
  replay: z.string(),
  /** Paths of the vector files, in the order in which to replay them. */
  files: z.array(z.string()),
  /** File that receives the events. */
  log: z.string(),
  mutation: mutationSchema.optional(),
  /** Say after each vector which functions ran of the scripts whose URL begins so. */
  cover: z.string().optional(),
  /** Stop early: this vector has failed, and so many have in all. */
  enough: z.strictObject({ scenario: z.string(), failed: z.int() }).optional(),
})
/** See {@link replayRequestSchema}. */
export type ReplayRequest = z.infer<typeof replayRequestSchema>

/** A line of the log. */
export const replayEventSchema = z.discriminatedUnion('kind', [
  /** The change was made: the port's source was loaded. */
  z.strictObject({ kind: z.literal('mutated') }),
  /** The port or its replay could not be loaded. */
  z.strictObject({ kind: z.literal('broken'), syntax: z.boolean(), message: z.string() }),
  /** A function that ran for the first time; `n` is what it is called from now on. */
  z.strictObject({
    kind: z.literal('function'),
    n: z.int(),
    url: z.string(),
    start: z.int(),
    end: z.int(),
    name: z.string(),
  }),
  z.strictObject({ kind: z.literal('start'), scenario: z.string(), file: z.string() }),
  z.strictObject({
    kind: z.literal('verdict'),
    scenario: z.string(),
    file: z.string(),
    replayed: z.boolean(),
    ok: z.boolean(),
    message: z.string(),
    /** The functions that ran meanwhile, when that was asked for. */
    ran: z.array(z.int()).optional(),
  }),
  z.strictObject({ kind: z.literal('end'), complete: z.boolean() }),
])
/** See {@link replayEventSchema}. */
export type ReplayEvent = z.infer<typeof replayEventSchema>
