import type { BookConfig } from '#schemas/book.ts'
import type { NotedCode } from '#schemas/noted-code.ts'
import type { PublishedList } from '#schemas/published.ts'
import type { TermFile } from '#schemas/term.ts'
import type { Env } from '../env.ts'
import type { ChapterSource } from './chapter-source.ts'
import { loadChapters } from './chapters.ts'
import type { ChartSource } from './chart-source.ts'
import { loadCharts } from './charts.ts'
import { checkLabels } from './check-labels.ts'
import { type ExercisedSource, loadExercised } from './exercised.ts'
import type { FigureSource } from './figure-source.ts'
import { loadFigures } from './figures.ts'
import type { NoteSource } from './note-source.ts'
import { loadNotedCode } from './noted-code.ts'
import { loadNotes } from './notes.ts'
import { loadPort, type PortProgram } from './port-program.ts'
import { loadPublished } from './published.ts'
import type { RecordFile } from './record-file.ts'
import { loadRedirects, type Redirect } from './redirects.ts'
import { loadTerms } from './terms.ts'
import { loadTestTitles, type TestTitles } from './test-titles.ts'

/** Everything the later stages work from. What was malformed is missing here and has been reported. */
export interface Sources {
  book: BookConfig
  ports: PortProgram[]
  chapters: ChapterSource[]
  notes: NoteSource[]
  figures: FigureSource[]
  charts: ChartSource[]
  terms: TermFile
  redirects: Redirect[]
  symbolRedirects: Redirect[]
  /** What the last run published, with its lines. */
  published: RecordFile<PublishedList> | undefined
  /** What notes were written on, as far as the last run knew. */
  notedCode: NotedCode['declarations']
  /** By port name. */
  tests: Record<string, TestTitles>
  /** By port name. */
  exercised: Record<string, ExercisedSource>
}

/** Reads the book: the only stage that reads files. */
export async function load(book: BookConfig, env: Env): Promise<Sources> {
  const ports = book.ports.flatMap((port) => loadPort(port, env) ?? [])
  for (const port of ports) checkLabels(port, book.locales, env)
  const chapters = loadChapters(book, env)
  const redirects = loadRedirects(book, env)
  return {
    book,
    ports,
    chapters,
    notes: loadNotes(book, env),
    figures: loadFigures(book, env),
    charts: await loadCharts(chapters, ports, book, env),
    terms: loadTerms(book, env),
    redirects: redirects.pages,
    symbolRedirects: redirects.symbols,
    published: loadPublished(book, env),
    notedCode: loadNotedCode(book, env),
    tests: loadTestTitles(book, env),
    exercised: loadExercised(book, env),
  }
}
