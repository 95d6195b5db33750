import { z } from 'zod'

/**
 * Identifiers that other files store for ever.
 *
 * Each one is a branded string with a single maker, so that a path can never be passed where a symbol is
 * meant. The makers throw `RangeError`; the `…Schema` twins report through Zod instead.
 */

/** `workqueue/queue#Queue.add`: port, path below `src` without extension, `#`, members joined by dots. */
export type SymbolId = string & { readonly __brand: 'SymbolId' }
/** POSIX path relative to the book's root, e.g. `ports/workqueue/src/queue.ts`. Never absolute, never `..`. */
export type BookPath = string & { readonly __brand: 'BookPath' }
/** The last part of a chapter's URL below its locale, e.g. `workqueue/queue`. */
export type ChapterSlug = string & { readonly __brand: 'ChapterSlug' }
/** File name of a note without `.md`; letters, digits and dashes. */
export type NoteId = string & { readonly __brand: 'NoteId' }
/** A heading's authored id, the same in every language. */
export type SectionId = string & { readonly __brand: 'SectionId' }
/** Folder name of a port. */
export type PortName = string & { readonly __brand: 'PortName' }
/** Lower-case SHA-256, 64 hexadecimal digits. */
export type ContentHash = string & { readonly __brand: 'ContentHash' }

// workqueue/queue#Queue.add, workqueue/node/fs#open(2), a/b#Queue.[Symbol.iterator], a/b#Q.#dirty
const RE_SYMBOL_ID = /^[a-z0-9][a-z0-9-]*(?:\/[^/#\s]+)+#[^\s]+$/u
// ports/workqueue/src/queue.ts
const RE_BOOK_PATH = /^(?!\/)(?![A-Za-z]:)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/u
// workqueue/delaying-queue, how-to-read
const RE_SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)*$/u
// done-without-get
const RE_NOTE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/u
const RE_HASH = /^[0-9a-f]{64}$/u

/** Zod schema of {@link SymbolId}. */
export const symbolIdSchema = z
  .string()
  .regex(RE_SYMBOL_ID, 'expected <port>/<file>#<member>, as workqueue/queue#Queue.add')
  .transform((text) => text as SymbolId)
/** Zod schema of {@link BookPath}. */
export const bookPathSchema = z
  .string()
  .regex(RE_BOOK_PATH, 'expected a POSIX path inside the book, without ".."')
  .transform((text) => text as BookPath)
/** Zod schema of {@link ChapterSlug}. */
export const chapterSlugSchema = z
  .string()
  .regex(RE_SLUG, 'expected lower-case words joined by "-", folders by "/"')
  .transform((text) => text as ChapterSlug)
/** Zod schema of {@link NoteId}. */
export const noteIdSchema = z
  .string()
  .regex(RE_NOTE_ID, 'expected lower-case words joined by "-"')
  .transform((text) => text as NoteId)
/** Zod schema of {@link SectionId}. */
export const sectionIdSchema = z
  .string()
  .regex(RE_NOTE_ID, 'expected lower-case words joined by "-"')
  .transform((text) => text as SectionId)
/** Zod schema of {@link PortName}. */
export const portNameSchema = z
  .string()
  .regex(RE_NOTE_ID, 'expected lower-case words joined by "-"')
  .transform((text) => text as PortName)
/** Zod schema of {@link ContentHash}. */
export const contentHashSchema = z
  .string()
  .regex(RE_HASH, 'expected 64 hexadecimal digits')
  .transform((text) => text as ContentHash)

function make<T>(schema: z.ZodType<T>, text: string, noun: string): T {
  const parsed = schema.safeParse(text)
  if (parsed.success) return parsed.data
  const why = parsed.error.issues[0]?.message ?? 'malformed'
  throw new RangeError(`${JSON.stringify(text)} is not a ${noun}: ${why}`)
}

/** @throws RangeError when `text` is not a symbol id. */
export const parseSymbolId = (text: string): SymbolId => make(symbolIdSchema, text, 'symbol id')
/** @throws RangeError when `text` is absolute, has a backslash or leaves the book. */
export const parseBookPath = (text: string): BookPath => make(bookPathSchema, text, 'book path')
/** @throws RangeError when `text` is not a slug. */
export const parseChapterSlug = (text: string): ChapterSlug =>
  make(chapterSlugSchema, text, 'chapter slug')
/** @throws RangeError when `text` is not a note id. */
export const parseNoteId = (text: string): NoteId => make(noteIdSchema, text, 'note id')
/** @throws RangeError when `text` is not a section id. */
export const parseSectionId = (text: string): SectionId => make(sectionIdSchema, text, 'section id')
/** @throws RangeError when `text` is not a port name. */
export const parsePortName = (text: string): PortName => make(portNameSchema, text, 'port name')
/** @throws RangeError when `text` is not a SHA-256 in hexadecimal. */
export const parseContentHash = (text: string): ContentHash =>
  make(contentHashSchema, text, 'content hash')
