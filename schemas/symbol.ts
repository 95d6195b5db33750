import { z } from 'zod'
import { bookPathSchema, contentHashSchema, portNameSchema, symbolIdSchema } from './ids.ts'
import { lineRangeSchema, textRangeSchema } from './position.ts'

/** What a declaration is; the words an editor's outline would use. */
export const symbolKindSchema = z.enum([
  'class',
  'interface',
  'type-alias',
  'enum',
  'enum-member',
  'namespace',
  'function',
  'variable',
  'constructor',
  'method',
  'property',
  'accessor',
  'parameter-property',
  'call-signature',
  'construct-signature',
  'index-signature',
  'type-parameter',
])
/** See {@link symbolKindSchema}. */
export type SymbolKind = z.infer<typeof symbolKindSchema>

/** A doc comment parsed as TSDoc, each part as plain Markdown. */
export const docCommentSchema = z.strictObject({
  summary: z.string(),
  remarks: z.string().optional(),
  params: z.array(z.strictObject({ name: z.string(), text: z.string() })),
  returns: z.string().optional(),
  throws: z.array(z.string()),
  deprecated: z.string().optional(),
  see: z.array(z.string()),
  /** Tags TSDoc does not know, verbatim. */
  other: z.array(z.strictObject({ tag: z.string(), text: z.string() })),
})
/** See {@link docCommentSchema}. */
export type DocComment = z.infer<typeof docCommentSchema>

/** One place where a symbol is declared; merged declarations and overloads have several. */
export const declarationSchema = z.strictObject({
  file: bookPathSchema,
  /** The declaration without its doc comment. */
  range: textRangeSchema,
  lines: lineRangeSchema,
  /** The identifier alone; of length 0 for constructors and signatures without a name. */
  name: textRangeSchema,
  /** The doc comment, when there is one. */
  doc: textRangeSchema.optional(),
  /** Has a body (false for overload signatures, abstract members, ambient declarations). */
  implementation: z.boolean(),
})
/** See {@link declarationSchema}. */
export type Declaration = z.infer<typeof declarationSchema>

/** A type named in `extends` or `implements`: a symbol of the book, or text only. */
export const heritageRefSchema = z.strictObject({
  text: z.string(),
  symbol: symbolIdSchema.optional(),
})
/** See {@link heritageRefSchema}. */
export type HeritageRef = z.infer<typeof heritageRefSchema>

/** A declared thing with an id. Locals have none. */
export const symbolRecordSchema = z.strictObject({
  id: symbolIdSchema,
  port: portNameSchema,
  /** `Queue.add`: what prose calls it. */
  name: z.string().min(1),
  kind: symbolKindSchema,
  /** Reachable from the port's public entry. */
  exported: z.boolean(),
  visibility: z.enum(['public', 'protected', 'private']),
  /** `static`, `abstract`, `readonly`, `async`, `optional`, `override`, `generator`, `const`; sorted. */
  modifiers: z.array(z.string()),
  /** One line, types written out, no body; one entry per overload. */
  signatures: z.array(z.string()).min(1),
  doc: docCommentSchema.optional(),
  declarations: z.array(declarationSchema).min(1),
  /** SHA-256 over the tokens of all declarations; layout and comments excluded. Made of `shape` and the own name. */
  code: contentHashSchema,
  /** The tokens with the symbol's own name masked: equal for a declaration that was only renamed or moved. */
  shape: contentHashSchema,
  parent: symbolIdSchema.optional(),
  /** In declaration order. */
  members: z.array(symbolIdSchema),
  /** Ids of single overloads, `f(1)`, `f(2)`; empty unless overloaded. */
  overloads: z.array(symbolIdSchema),
  extends: z.array(heritageRefSchema),
  implements: z.array(heritageRefSchema),
  /** Types of the book that name this one after `extends` or `implements`; sorted. Merely fitting is not enough. */
  subtypes: z.array(symbolIdSchema),
  /**
   * Members of the types above in the book, however far up, that this member overrides or implements; sorted. Statics
   * override statics only; constructors, private members and signatures without a name override nothing.
   */
  overrides: z.array(symbolIdSchema),
  /** The reverse of {@link overrides}. */
  overriddenBy: z.array(symbolIdSchema),
  /** Symbols this one's body calls or constructs; sorted, without duplicates. */
  calls: z.array(symbolIdSchema),
  /** The reverse of {@link calls}. */
  calledBy: z.array(symbolIdSchema),
  /** Other ids under which re-exports publish it, e.g. `workqueue/index#Queue`. */
  aliases: z.array(z.string()),
})
/** See {@link symbolRecordSchema}. */
export type SymbolRecord = z.infer<typeof symbolRecordSchema>
