import { z } from 'zod'
import { isPortableNoteId } from '#authored/note-file-name.ts'
import { noteFrontMatterSchema, noteKindSchema } from '#schemas/annotation.ts'
import { contentHashSchema, noteIdSchema, portNameSchema, symbolIdSchema } from '#schemas/ids.ts'

/**
 * The part of the Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) that notes use. What is ours
 * alone begins with `note:`. Members that other tools add are let pass and not kept.
 */

/** `@context` of the data model. */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

const fields = noteFrontMatterSchema.shape

/** One language of a note. */
export const bodySchema = z.object({
  type: z.literal('TextualBody'),
  value: z.string().min(1),
  format: z.literal('text/markdown'),
  /** BCP 47. */
  language: z.string().min(2),
  purpose: z.string(),
  /** What stands around the body in its file, where it is not what we would write: nothing may be lost. */
  'note:layout': z.object({ before: z.string(), after: z.string() }).optional(),
  /** The whole file, where the body is not in it word for word, as with line ends of Windows. */
  'note:file': z.string().optional(),
})
/** See {@link bodySchema}. */
export type AnnotationBody = z.infer<typeof bodySchema>

/** One note. */
export const annotationSchema = z.object({
  id: z.string().min(1),
  type: z.literal('Annotation'),
  motivation: z.string(),
  creator: z.object({ type: z.literal('Person'), name: fields.author }),
  /** Midnight UTC of the day the note was written. */
  created: z.string().regex(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/u, 'expected YYYY-MM-DDT00:00:00Z'),
  rights: z.string(),
  body: z.array(bodySchema).min(1),
  target: z.object({
    type: z.literal('SpecificResource'),
    source: z.url(),
    selector: z.object({
      type: z.literal('TextQuoteSelector'),
      exact: fields.quote,
      prefix: fields.prefix,
      suffix: fields.suffix,
    }),
    'note:symbol': symbolIdSchema,
    'note:alike': fields.alike,
    'note:code': contentHashSchema,
  }),
  'note:id': noteIdSchema.refine(isPortableNoteId, 'no name for a file'),
  'note:port': portNameSchema,
  'note:kind': noteKindSchema,
  'note:reviewed': fields.reviewed,
})
/** See {@link annotationSchema}. */
export type Annotation = z.infer<typeof annotationSchema>

/** All notes of a book. */
export const collectionSchema = z.object({
  '@context': z.unknown(),
  id: z.string(),
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  total: z.int().min(0),
  first: z.object({
    id: z.string(),
    type: z.literal('AnnotationPage'),
    partOf: z.string(),
    startIndex: z.literal(0),
    items: z.array(annotationSchema),
  }),
})
/** See {@link collectionSchema}. */
export type Collection = z.infer<typeof collectionSchema>
