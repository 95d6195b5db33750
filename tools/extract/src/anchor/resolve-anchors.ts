import type { BookIndex } from '../index/book-index.ts'
import type { Env } from '../env.ts'
import type { Sources } from '../load/load.ts'
import { anchorChapter } from './anchor-chapter.ts'
import { anchorNote } from './anchor-note.ts'
import type { Anchors } from './anchored.ts'
import { anchorProblems } from '../problems/anchor-problems.data.ts'
import { noteProblems } from '../problems/note-problems.data.ts'
import { joinExercised } from './exercised-check.ts'
import { publishedProblems } from '../problems/published-problems.data.ts'
import { collectNotedCode } from './noted-code.ts'
import { checkPublished } from './published.ts'
import { checkRedirects } from './redirect-check.ts'
import { createSymbolResolver } from './symbol-resolver.ts'
import { createTermCheck } from './term-check.ts'
import { createTermFinder } from './term-finder.ts'
import { checkTranslations } from './translations.ts'

/** Resolves every reference of the book's texts to the code, to each other and to the original. */
export function resolveAnchors(sources: Sources, index: BookIndex, world: Env): Anchors {
  const { book, figures, terms } = sources
  const env = sources.ports.length < book.ports.length ? withoutConsequences(world) : world
  const context = { sources, index, env, resolver: createSymbolResolver(index) }
  const stale = checkTranslations(sources.chapters, book, env)
  const termChecks = new Map(book.locales.map(({ code }) => [code, createTermCheck(terms, code)]))
  checkRedirects(sources, env)
  return {
    book,
    index: joinExercised(index, { ...context, exercised: sources.exercised }),
    chapters: sources.chapters.map((chapter) => {
      const { locale } = chapter
      const check = termChecks.get(locale) ?? createTermCheck(terms, locale)
      const finder = createTermFinder(terms, locale)
      return anchorChapter(
        chapter,
        stale.get(chapter.file) ?? new Set(),
        { check, finder },
        context,
      )
    }),
    notes: sources.notes.map((note) => anchorNote(note, termChecks, context)),
    figures,
    charts: sources.charts,
    terms,
    redirects: sources.redirects,
    publication: checkPublished(sources, index, env),
    notedCode: collectNotedCode(sources.notes, sources.notedCode, context.resolver.lookup),
  }
}

/** What has to be wrong when a whole port is missing, which has been reported. */
const CONSEQUENCES: readonly string[] = [
  anchorProblems.symbolUnknown,
  anchorProblems.requirementUnknown,
  anchorProblems.requirementUntested,
  anchorProblems.upstreamUnknown,
  anchorProblems.exercisedUnknown,
  publishedProblems.gone,
  publishedProblems.redirect,
  noteProblems.orphaned,
  noteProblems.symbolUnknown,
].map(({ code }) => code)

function withoutConsequences(env: Env): Env {
  return {
    ...env,
    report: (problem) => {
      if (!CONSEQUENCES.includes(problem.code)) env.report(problem)
    },
  }
}
