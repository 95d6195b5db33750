import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { NoteState } from '#schemas/annotation.ts'
import type { Problem } from '#schemas/problem.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { createGit } from '../../../extract/src/emit/git.ts'
import { noteProblems } from '../../../extract/src/problems/note-problems.data.ts'
import { EXIT, exitCodeOfStates } from '../exit-code.ts'
import { Refusal } from '../refusal.ts'
import { type CheckReport, describeNote } from '../report/check-report.ts'
import { renderCheckGithub } from '../report/render-github.ts'
import { renderCheckJson } from '../report/render-json.ts'
import { renderCheckSarif } from '../report/render-sarif.ts'
import { renderCheckText } from '../report/render-text.ts'
import {
  MalformedBook,
  type NoteSurvey,
  surveyNotes,
  type Workspace,
} from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import { type Context, openBookOf } from './context.ts'
import { findNote } from './find-note.ts'
import { findNoteCode, readNotedCode } from './note-code.ts'
import { listRemedies } from './settle.ts'

/** How a check reports. */
export type CheckFormat = 'text' | 'json' | 'github' | 'sarif'

/** What to check. */
export interface CheckOptions {
  /** Ids or files; all notes when empty. */
  notes: readonly string[]
  format: CheckFormat
  /** Better states do not fail; with `malformed` none does. */
  failOn: NoteState | 'malformed'
  /** Only notes that a change since the merge base with this revision can have touched. */
  base?: string | undefined
}

/** `check`: where every note stands now, and what is wrong with the ones that stand nowhere. */
export async function checkNotes(context: Context, options: CheckOptions): Promise<Answer> {
  try {
    const workspace = await openBookOf(context)
    const survey = surveyNotes(workspace)
    const notes = selectNotes(survey, options, workspace)
    const files = new Set(
      notes.flatMap(({ source }) => source.bodies.map(({ file }) => file as string)),
    )
    const folder = `${workspace.book.annotations}/`
    // A malformed note has no state, so it is never among the ones selected by what changed.
    const isMeant = ({ severity, file = '' }: Problem): boolean =>
      files.has(file) ||
      (options.notes.length === 0 && severity === 'error' && file.startsWith(folder))
    const problems = survey.problems
      .filter(isMeant)
      .map((problem) => placeState(problem, workspace))
    const report = buildReport({ notes, problems, workspace }, options)
    return {
      output: render(report, { all: problems, workspace }, options, context),
      exitCode: report.exitCode,
    }
  } catch (error) {
    if (!(error instanceof MalformedBook)) throw error
    const report = { notes: [], problems: error.problems, exitCode: EXIT.malformed }
    return {
      output: render(report, { all: error.problems }, options, context),
      exitCode: report.exitCode,
    }
  }
}

function selectNotes(
  survey: NoteSurvey,
  { notes, base }: CheckOptions,
  workspace: Workspace,
): AnchoredNote[] {
  const named =
    notes.length === 0 ? survey.notes : notes.map((name) => findNote(name, survey, workspace))
  if (base === undefined) return named
  const changed = changedSince(base, workspace)
  const ports = workspace.ports.filter(({ files }) => files.some(({ path }) => changed.has(path)))
  return named.filter(
    ({ source }) =>
      ports.some(({ port }) => port.name === source.port) ||
      source.bodies.some(({ file }) => changed.has(file)),
  )
}

function changedSince(base: string, { env }: Workspace): ReadonlySet<string> {
  try {
    return new Set(createGit(env.fs.root).changedSince(base))
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const reason = text.split('\n').find((line) => line.startsWith('fatal')) ?? text
    throw new Refusal(
      `Git cannot compare with \`${base}\`: ${reason}`,
      'Name a revision that is there, or leave --base out.',
    )
  }
}

function buildReport(
  found: { notes: readonly AnchoredNote[]; problems: readonly Problem[]; workspace: Workspace },
  { failOn }: CheckOptions,
): CheckReport {
  const { notes, problems, workspace } = found
  const noted = readNotedCode(workspace)
  const hasErrors = problems.some(({ severity }) => severity === 'error')
  const states = failOn === 'malformed' ? [] : notes.map(({ state }) => state)
  const worst = exitCodeOfStates(states, failOn === 'malformed' ? 'orphaned' : failOn)
  return {
    notes: notes.map((note) =>
      describeNote(note, {
        ...(note.state === 'anchored' ? {} : { code: findNoteCode(note, noted, workspace) }),
        remedies: listRemedies(note),
      }),
    ),
    problems: problems.filter(({ severity }) => severity !== 'info'),
    exitCode: hasErrors ? EXIT.malformed : worst,
  }
}

function render(
  report: CheckReport,
  { all, workspace }: { all: readonly Problem[]; workspace?: Workspace },
  { format }: CheckOptions,
  { paint, world }: Context,
): string {
  const prefix = workspace ? prefixOf(world.workingFolder, workspace.env.fs.root) : ''
  switch (format) {
    case 'text':
      return renderCheckText(report, paint)
    case 'json':
      return renderCheckJson(report)
    case 'github':
      return renderCheckGithub(all, prefix)
    case 'sarif':
      return renderCheckSarif(all, prefix, toolVersion())
  }
}

/** A forge knows files by their path in the repository, which is where checks are run. */
function prefixOf(workingFolder: string, root: string): string {
  const path = relative(workingFolder, root).split(sep).join('/')
  return path === '' || path.startsWith('..') ? '' : `${path}/`
}

function toolVersion(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../../package.json'), 'utf8')
  return (JSON.parse(text) as { version: string }).version
}

const ON_QUOTE: readonly string[] = [noteProblems.changed.code, noteProblems.ambiguous.code]
const ON_TARGET: readonly string[] = [noteProblems.moved.code, noteProblems.orphaned.code]

/** What became of a note is said of its whole file; beside the field it is about it is easier to see. */
function placeState(problem: Problem, { env }: Workspace): Problem {
  const { code, file, line } = problem
  const field = ON_QUOTE.includes(code) ? 'quote' : ON_TARGET.includes(code) ? 'target' : undefined
  if (line !== undefined || file === undefined || field === undefined) return problem
  const read = env.fs.read(file)
  if (read.kind !== 'text') return problem
  const at = read.text.split('\n').findIndex((text) => text.startsWith(`${field}:`))
  return at < 0 ? problem : { ...problem, line: at + 1 }
}
