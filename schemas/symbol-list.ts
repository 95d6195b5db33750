import { z } from 'zod'
import { bookPathSchema, portNameSchema, symbolIdSchema } from './ids.ts'
import { lineNumberSchema } from './position.ts'
import { symbolKindSchema } from './symbol.ts'
import { mappingStatusSchema } from './upstream.ts'

/** A symbol's addresses in one language; paths begin at the root of the host. */
export const symbolAddressesSchema = z.strictObject({
  /** Its own page; type parameters have none. */
  page: z.string().startsWith('/').optional(),
  /** Its name in its declaration, on the page of the file. */
  definition: z.string().startsWith('/'),
})

/** A symbol for whoever reads no TypeScript. */
export const listedSymbolSchema = z.strictObject({
  id: symbolIdSchema,
  name: z.string().min(1),
  kind: symbolKindSchema,
  port: portNameSchema,
  file: bookPathSchema,
  /** Of its first declaration, without the doc comment. */
  line: lineNumberSchema,
  /** Reachable from the port's public entry. */
  exported: z.boolean(),
  visibility: z.enum(['public', 'protected', 'private']),
  /** One line each; one per overload. */
  signatures: z.array(z.string()).min(1),
  /** First paragraph of the doc comment, as Markdown. */
  summary: z.string().optional(),
  /** What it stands for in the original. */
  upstream: z.array(
    z.strictObject({
      name: z.string().min(1),
      permalink: z.url(),
      status: mappingStatusSchema,
      /** Why it is not just `ported`. */
      reason: z.string().optional(),
    }),
  ),
  /** By locale code. */
  urls: z.record(z.string(), symbolAddressesSchema),
})
/** See {@link listedSymbolSchema}. */
export type ListedSymbol = z.infer<typeof listedSymbolSchema>

/** `symbols.json` of the built site: every symbol of every port, sorted by id; the same in all languages. */
export const symbolListSchema = z.strictObject({
  schemaVersion: z.int(),
  /** Address of the book's home page. */
  site: z.url(),
  symbols: z.array(listedSymbolSchema),
})
/** See {@link symbolListSchema}. */
export type SymbolList = z.infer<typeof symbolListSchema>
