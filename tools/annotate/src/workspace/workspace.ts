import type { BookConfig } from '#schemas/book.ts'
import type { Problem } from '#schemas/problem.ts'
import { anchorNote } from '../../../extract/src/anchor/anchor-note.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import {
  createSymbolResolver,
  type SymbolResolver,
} from '../../../extract/src/anchor/symbol-resolver.ts'
import { createTermCheck } from '../../../extract/src/anchor/term-check.ts'
import { type BookLocation, locateBook } from '../../../extract/src/command/book-location.ts'
import type { ProgressLog } from '../../../extract/src/command/progress-log.ts'
import { openBook } from '../../../extract/src/command/session.ts'
import { createEnv } from '../../../extract/src/create-env.ts'
import type { Env } from '../../../extract/src/env.ts'
import type { BookIndex } from '../../../extract/src/index/book-index.ts'
import { buildIndex } from '../../../extract/src/index/build-index.ts'
import { loadChapters } from '../../../extract/src/load/chapters.ts'
import type { Sources } from '../../../extract/src/load/load.ts'
import { loadNotes } from '../../../extract/src/load/notes.ts'
import { loadPort, type PortProgram } from '../../../extract/src/load/port-program.ts'
import { loadTerms } from '../../../extract/src/load/terms.ts'
import { DEFAULT_BOOK, findBookFolder } from '../default-book.ts'
import { EXIT } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { createOverlay } from './overlay.ts'

/** A book whose code has been read. */
export interface Workspace {
  location: BookLocation
  env: Env
  log: ProgressLog
  book: BookConfig
  index: BookIndex
  resolver: SymbolResolver
  ports: readonly PortProgram[]
}

/** The notes of a book, where they stand now, and all that is wrong with them. */
export interface NoteSurvey {
  /** Sorted by id; malformed ones are missing here and have been reported. */
  notes: AnchoredNote[]
  problems: readonly Problem[]
}

/** A book at fault: what is wrong with it is the answer, whatever the question was. */
export class MalformedBook extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('the book is malformed')
    this.problems = problems
  }
}

/** Opens a book and reads its code. @throws MalformedBook, Refusal when there is none */
export async function openWorkspace(
  given: string,
  workingFolder: string,
  log: ProgressLog,
): Promise<Workspace> {
  const location = findBook(given, workingFolder)
  const { env, book } = await openBook(location, log)
  if (!book) throw new MalformedBook(env.problems)
  log.progress('reading the code')
  const ports = book.ports.flatMap((port) => loadPort(port, env) ?? [])
  const index = await buildIndex(ports, env)
  log.stop()
  const faults = env.problems.filter(concernsCode)
  if (faults.length > 0 || ports.length < book.ports.length) throw new MalformedBook(env.problems)
  const resolver = createSymbolResolver(index)
  return { location, env, log, book, index, resolver, ports }
}

/**
 * Whether the places of notes cannot be trusted while this stands. What is wrong with the record of the original, say
 * because a symbol was renamed that it names, is for `extract` to refuse: here it would hide what became of the notes.
 */
function concernsCode({ severity, file }: Problem): boolean {
  return (
    severity === 'error' && (file === undefined || /\.[mc]?tsx?$|\/tsconfig\.json$/u.test(file))
  )
}

/** @throws Refusal when there is no book */
export function findBook(given: string, workingFolder: string): BookLocation {
  const folder = given === DEFAULT_BOOK ? findBookFolder(workingFolder) : workingFolder
  const location = locateBook(given, folder)
  if (location) return location
  throw new Refusal(
    `There is no book at ${given}`,
    'Run this in the folder of a book.config.ts, or name that file with --book.',
    EXIT.misuse,
  )
}

/**
 * Reads every note and finds its place, by the rules of the extractor.
 *
 * @param texts files as they would be, by path; see {@link createOverlay}
 */
export function surveyNotes(
  { book, env: world, index, resolver, ports, log }: Workspace,
  texts: ReadonlyMap<string, string | undefined> = new Map(),
): NoteSurvey {
  log.progress('reading the notes')
  const fs = texts.size === 0 ? world.fs : createOverlay(world.fs, texts)
  const env = createEnv(fs, world.clock)
  const terms = loadTerms(book, env)
  const sources: Sources = {
    book,
    ports: [...ports],
    chapters: loadChapters(book, env),
    notes: loadNotes(book, env),
    figures: [],
    charts: [],
    terms,
    redirects: [],
    symbolRedirects: [],
    published: undefined,
    tests: {},
    exercised: {},
    notedCode: [],
  }
  const checks = new Map(book.locales.map(({ code }) => [code, createTermCheck(terms, code)]))
  const context = { sources, index, resolver, env }
  const notes = sources.notes.map((note) => anchorNote(note, checks, context))
  log.stop()
  return { notes, problems: env.problems }
}

/** Errors of a survey that are about these files. */
export function errorsIn({ problems }: NoteSurvey, files: Iterable<string>): Problem[] {
  const wanted = new Set(files)
  return problems.filter(
    ({ severity, file }) => severity === 'error' && file !== undefined && wanted.has(file),
  )
}
