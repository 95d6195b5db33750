import { z } from 'zod'
import { chapterSlugSchema, sectionIdSchema, symbolIdSchema } from './ids.ts'
import { termSchema } from './term.ts'

/** A term, and where the book uses it. */
export const glossaryEntrySchema = termSchema.extend({
  /** Key in the term base; also the anchor on the glossary page. */
  key: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u),
  /** The symbol its identifier names, when a port has it. */
  symbol: symbolIdSchema.optional(),
  /** The first chapter in reading order that links it, and the section, by locale code. */
  introduced: z.record(
    z.string(),
    z.strictObject({ slug: chapterSlugSchema, section: sectionIdSchema.optional() }),
  ),
})
/** See {@link glossaryEntrySchema}. */
export type GlossaryEntry = z.infer<typeof glossaryEntrySchema>

/** `knowledge/glossary.json`: every term, in the order of the term base. */
export const glossarySchema = z.strictObject({
  schemaVersion: z.int(),
  entries: z.array(glossaryEntrySchema),
})
/** See {@link glossarySchema}. */
export type Glossary = z.infer<typeof glossarySchema>
