import { z } from 'zod'
import { localizedSchema } from './book.ts'

/**
 * Recorded behaviour: scenarios go in, the real upstream runs them, vectors come out.
 *
 * Both kinds of file share an envelope that every port has in common. What a step and an observation look like
 * is each port's own affair: only the port's recorder (Go) and its replay (TypeScript) have to agree on it.
 */

const scenarioIdSchema = z.string().regex(/^[A-Za-z0-9]+(?:[-.][A-Za-z0-9]+)*$/u)

/** A place in a scenario where the port deliberately does something else. */
export const scenarioDeviationSchema = z
  .strictObject({
    /** Entry of the port's `PORT.md`: `DV-3`. */
    id: z.string().regex(/^DV-\d+$/u),
    /** Steps, counted from 0, at which the port differs; it has to, and agrees everywhere else. */
    steps: z.array(z.int().min(0)).min(1),
    /** What the port shows instead at each of these steps. */
    port: z.array(z.unknown()),
  })
  .refine(({ steps, port }) => steps.length === port.length, 'one observation of the port per step')
/** See {@link scenarioDeviationSchema}. */
export type ScenarioDeviation = z.infer<typeof scenarioDeviationSchema>

/** What every scenario has, whatever its port. */
export const scenarioSchema = z.looseObject({
  /** Unique in its port: `W-01`, `random-17`. Stored for ever: chapters, mutants and tests name it. */
  id: scenarioIdSchema,
  /** What it shows, in one line of English; generated scenarios have none. */
  about: z.string().min(1).optional(),
  /** Ids of `requirements.json` it exercises. */
  requirements: z.array(z.string()).optional(),
  /** Where the port differs, with the reason in `PORT.md`. */
  deviations: z.array(scenarioDeviationSchema).optional(),
  /** Recorded for the reader, never replayed, because the port has nothing to replay it on: `DV-10`. */
  notReplayed: z
    .strictObject({ deviation: z.string().regex(/^DV-\d+$/u), reason: localizedSchema })
    .optional(),
  /** Seeded scenarios, which are many, may have lines of text instead of objects. */
  steps: z.array(z.union([z.looseObject({ op: z.string().min(1) }), z.string().min(1)])),
})
/** See {@link scenarioSchema}. */
export type Scenario = z.infer<typeof scenarioSchema>

/** `ports/<port>/scenarios/<suite>.json`: authored; what a seeded suite is generated from stands in `generator`. */
export const scenarioFileSchema = z.looseObject({
  schemaVersion: z.int(),
  /** The file's name without `.json`. */
  suite: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  /** What the suite is about, in one line. */
  about: localizedSchema,
  scenarios: z.array(scenarioSchema).optional(),
})
/** See {@link scenarioFileSchema}. */
export type ScenarioFile = z.infer<typeof scenarioFileSchema>

/** A scenario with what upstream did. */
export const vectorSchema = scenarioSchema.extend({
  /**
   * Everything that was observed, one list of observations per outcome, one observation per step. One outcome
   * where nothing depends on scheduling; otherwise each that was seen in {@link VectorFile.recordings} runs or
   * more, sorted by their JSON: how often each is seen is chance.
   */
  outcomes: z.array(z.array(z.unknown())).min(1),
})
/** See {@link vectorSchema}. */
export type Vector = z.infer<typeof vectorSchema>

/** `ports/<port>/vectors/<suite>.json`: written by `conformance/`, never by hand. */
export const vectorFileSchema = z.strictObject({
  schemaVersion: z.int(),
  suite: scenarioFileSchema.shape.suite,
  about: localizedSchema,
  recorder: z.strictObject({
    /** `go1.26.8`. */
    go: z.string().min(1),
    /** `linux/amd64`: what a float beyond int64 becomes depends on it. */
    platform: z.string().min(1),
  }),
  /** Every upstream module that ran. */
  upstream: z
    .array(z.strictObject({ module: z.string(), version: z.string(), commit: z.string() }))
    .min(1),
  /** How often each scenario was run. */
  recordings: z.int().min(1),
  vectors: z.array(vectorSchema).min(1),
})
/** See {@link vectorFileSchema}. */
export type VectorFile = z.infer<typeof vectorFileSchema>

/** What the book says about a suite: counted from its vectors, which the tests replay. */
export const paritySuiteSchema = z.strictObject({
  suite: z.string(),
  about: localizedSchema,
  scenarios: z.int().min(1),
  /** Observations in the first outcome of every scenario that is replayed. */
  observations: z.int().min(0),
  /** Scenarios with more than one allowed outcome. */
  scheduled: z.int().min(0),
  /** Scenarios in which the port differs on purpose, with the entries of `PORT.md`. */
  deviating: z.array(
    z.strictObject({ scenario: z.string(), deviations: z.array(z.string()).min(1) }),
  ),
  /** Scenarios the port has nothing to replay on. */
  notReplayed: z.array(
    z.strictObject({ scenario: z.string(), deviation: z.string(), reason: localizedSchema }),
  ),
})
/** See {@link paritySuiteSchema}. */
export type ParitySuite = z.infer<typeof paritySuiteSchema>

/** How far a port agrees with its original. */
export const paritySchema = z.strictObject({
  recorder: vectorFileSchema.shape.recorder,
  upstream: vectorFileSchema.shape.upstream,
  recordings: z.int().min(1),
  /** In the order of their names. */
  suites: z.array(paritySuiteSchema).min(1),
  /** How many hurried changes `npm run mutants` makes to the port, all of them caught. */
  mutants: z.int().min(0),
})
/** See {@link paritySchema}. */
export type Parity = z.infer<typeof paritySchema>
