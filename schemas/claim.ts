import { z } from 'zod'
import { symbolIdSchema } from './ids.ts'

/** What a chapter holds against a sentence that circulates about the code. */
export const verdictSchema = z.enum(['right', 'simplified', 'outdated', 'wrong'])
/** See {@link verdictSchema}. */
export type Verdict = z.infer<typeof verdictSchema>

/**
 * Something a verdict rests on. Written as `test:Q-4`, `symbol:workqueue/queue#Queue.add` or
 * `upstream:queue.go#Typed.Add@9f2c11aa03de`, the last with the first twelve digits of the hash it was judged
 * against, so that an upstream change flags it.
 */
export const evidenceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('test'), requirement: z.string(), title: z.string() }),
  z.strictObject({ kind: z.literal('symbol'), symbol: symbolIdSchema }),
  z.strictObject({
    kind: z.literal('upstream'),
    source: z.string(),
    file: z.string(),
    name: z.string(),
    judged: z.string().regex(/^[0-9a-f]{12}$/u),
    permalink: z.url(),
  }),
])
/** See {@link evidenceSchema}. */
export type Evidence = z.infer<typeof evidenceSchema>
