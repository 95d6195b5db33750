import type { BookIndex } from '../index/book-index.ts'
import type { Env } from '../env.ts'
import type { Sources } from '../load/load.ts'
import { anchorChapter } from './anchor-chapter.ts'
import { anchorNote } from './anchor-note.ts'
import type { Anchors } from './anchored.ts'
import { checkRedirects } from './redirect-check.ts'
import { createSymbolResolver } from './symbol-resolver.ts'
import { createTermCheck } from './term-check.ts'
import { checkTranslations } from './translations.ts'

/** Resolves every reference of the book's texts to the code, to each other and to the original. */
export function resolveAnchors(sources: Sources, index: BookIndex, env: Env): Anchors {
  const { book, figures, terms } = sources
  const context = { sources, index, env, resolver: createSymbolResolver(index) }
  const stale = checkTranslations(sources.chapters, book, env)
  const termChecks = new Map(book.locales.map(({ code }) => [code, createTermCheck(terms, code)]))
  checkRedirects(sources, env)
  return {
    book,
    index,
    chapters: sources.chapters.map((chapter) => {
      const check = termChecks.get(chapter.locale) ?? createTermCheck(terms, chapter.locale)
      return anchorChapter(chapter, stale.get(chapter.file) ?? new Set(), check, context)
    }),
    notes: sources.notes.map((note) => anchorNote(note, termChecks, context)),
    figures,
    terms,
  }
}
