import { z } from 'zod'
import { contentHashSchema, symbolIdSchema } from './ids.ts'
import { lineRangeSchema } from './position.ts'

/** An exported symbol of the original, as the recorder saw it. */
export const upstreamSymbolSchema = z.strictObject({
  /** `Typed.Add`, `NewTyped`: Go's own spelling, receiver first. */
  name: z.string().min(1),
  /** Relative to {@link UpstreamSource.path}. */
  file: z.string().min(1),
  lines: lineRangeSchema,
  /** SHA-256 of the declaration's source as gofmt prints it. */
  hash: contentHashSchema,
})
/** See {@link upstreamSymbolSchema}. */
export type UpstreamSymbol = z.infer<typeof upstreamSymbolSchema>

/** One upstream package at a pinned commit. */
export const upstreamSourceSchema = z.strictObject({
  /** Key used in `upstream-map.yaml`: `workqueue`, `rate`, `clock`. */
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  module: z.string().min(1),
  version: z.string().min(1),
  /** Web address of the repository, without a trailing slash. */
  repository: z.url(),
  commit: z.string().regex(/^[0-9a-f]{12,40}$/u),
  /** Folder of the package in the repository. */
  path: z.string(),
  symbols: z.array(upstreamSymbolSchema),
})
/** See {@link upstreamSourceSchema}. */
export type UpstreamSource = z.infer<typeof upstreamSourceSchema>

/** `ports/<port>/upstream.json`: recorded by `conformance/`, never edited by hand. */
export const upstreamFileSchema = z.strictObject({
  schemaVersion: z.int(),
  recorder: z.strictObject({ go: z.string() }),
  sources: z.array(upstreamSourceSchema),
})
/** See {@link upstreamFileSchema}. */
export type UpstreamFile = z.infer<typeof upstreamFileSchema>

/** What became of an upstream symbol. */
export const mappingStatusSchema = z.enum(['ported', 'renamed', 'simplified', 'omitted'])

const mapEntrySchema = z
  .strictObject({
    status: mappingStatusSchema,
    to: symbolIdSchema.optional(),
    reason: z.string().min(1).optional(),
  })
  .refine((entry) => (entry.status === 'omitted') === (entry.to === undefined), {
    message: '"to" is required unless the status is "omitted", and not allowed then',
  })
  .refine((entry) => entry.status === 'ported' || entry.reason !== undefined, {
    message: '"reason" is required unless the status is "ported"',
  })

/**
 * `ports/<port>/upstream-map.yaml`: authored. Source id → file → upstream name → entry; and `additions`, the
 * port's exports that upstream does not have, each with a reason.
 */
export const upstreamMapSchema = z.strictObject({
  sources: z.record(z.string(), z.record(z.string(), z.record(z.string(), mapEntrySchema))),
  additions: z.record(symbolIdSchema, z.string().min(1)).default({}),
})
/** See {@link upstreamMapSchema}. */
export type UpstreamMap = z.infer<typeof upstreamMapSchema>

/** An upstream symbol joined with its entry in the map. */
export const mappingSchema = z.strictObject({
  source: z.string(),
  name: z.string(),
  file: z.string(),
  lines: lineRangeSchema,
  hash: contentHashSchema,
  status: mappingStatusSchema,
  to: symbolIdSchema.optional(),
  reason: z.string().optional(),
  /** Link to the lines at the pinned commit. */
  permalink: z.url(),
})
/** See {@link mappingSchema}. */
export type Mapping = z.infer<typeof mappingSchema>
