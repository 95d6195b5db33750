import { noteRecordSchema } from '#schemas/annotation.ts'
import { chapterListSchema } from '#schemas/chapter.ts'
import { glossarySchema } from '#schemas/glossary.ts'
import { mentionListSchema } from '#schemas/mention.ts'
import { notedCodeSchema } from '#schemas/noted-code.ts'
import { publishedListSchema } from '#schemas/published.ts'
import { redirectListSchema } from '#schemas/redirect.ts'
import { portRecordSchema, sourceFileSchema } from '#schemas/source-file.ts'
import { termFileSchema } from '#schemas/term.ts'
import type { z } from 'zod'
import type { Env } from '../env.ts'
import { checkFields } from '#authored/check-fields.ts'
import { emitProblems } from '../problems/emit-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { KnowledgeDocument, Woven } from '../weave/woven.ts'

/** A file as it will be on disk. */
export interface OutputFile {
  /** Relative to the book's root. */
  path: string
  text: string
}

const schemas: Readonly<Record<Exclude<KnowledgeDocument['kind'], 'figure'>, z.ZodType>> = {
  chapters: chapterListSchema,
  port: portRecordSchema,
  file: sourceFileSchema,
  note: noteRecordSchema,
  terms: termFileSchema,
  glossary: glossarySchema,
  mentions: mentionListSchema,
  published: publishedListSchema,
  'noted-code': notedCodeSchema,
  redirects: redirectListSchema,
}

/** The bytes of everything woven, sorted by path. */
export function renderOutput({ book, pages, documents }: Woven): OutputFile[] {
  const at = (path: string): string => `${book.content}/${path}`
  const files = [
    ...pages.map(({ path, text }) => ({ path: at(path), text })),
    ...documents.map((document) => ({ path: at(document.path), text: renderDocument(document) })),
  ]
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function renderDocument(document: KnowledgeDocument): string {
  if (document.kind === 'figure') return document.value
  // Committed, so that a change of a list is a line for each of its parts.
  const isCommitted = document.kind === 'published' || document.kind === 'noted-code'
  const indent = isCommitted ? 2 : undefined
  return `${renderJson(document.value, indent)}\n`
}

/** JSON whose keys are sorted, so that equal values are equal bytes. */
export function renderJson(value: unknown, indent?: number): string {
  return JSON.stringify(sortKeys(value), undefined, indent)
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]))
}

/**
 * Checks, with the schemas the site reads by, the documents at `paths`: those about to be written. Anything
 * wrong is our own mistake, and is reported before a byte is written.
 */
export function checkOutput(
  { book, documents }: Woven,
  paths: ReadonlySet<string>,
  env: Env,
): void {
  for (const document of documents) {
    const path = `${book.content}/${document.path}`
    if (document.kind === 'figure' || !paths.has(path)) continue
    const checked = checkFields(schemas[document.kind], document.value)
    if (checked.kind === 'fits') continue
    for (const { field, reason } of checked.issues)
      env.report(createProblem(emitProblems.schema, { path, field, reason }))
  }
}
