import { type Env, hasErrors } from '../env.ts'
import { NOTED_CODE } from '../load/noted-code.ts'
import { PUBLISHED } from '../load/published.ts'
import { emitProblems } from '../problems/emit-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { Woven } from '../weave/woven.ts'
import type { Git } from './git.ts'
import { renderDiff } from './line-diff.ts'
import type { Outcome } from './outcome.ts'
import { checkOutput, type OutputFile, renderOutput } from './output.ts'
import { ownFolders, planOutput } from './plan.ts'

/** How a check decides whether committed pages may lag behind. */
export interface CheckOptions {
  /** A change since the merge base with this revision that touches notes only may leave pages as they are. */
  base?: string | undefined
  git: Git
}

/** Compares the committed files with what their sources weave to; writes nothing. */
export function check(woven: Woven, env: Env, { base, git }: CheckOptions): Outcome {
  const outcome: Outcome = { woven, written: [], removed: [], diff: '' }
  if (hasErrors(env)) return outcome
  const files = renderOutput(woven)
  checkOutput(woven, new Set(files.map(({ path }) => path)), env)
  const { docs } = ownFolders(woven.book)
  const lists = [PUBLISHED, NOTED_CODE].map((name) => `${woven.book.content}/${name}`)
  const isCommitted = (path: string): boolean => path.startsWith(`${docs}/`) || lists.includes(path)
  const plan = planOutput(files, woven.book, env)
  const writes = plan.writes.filter(({ path }) => isCommitted(path))
  const removals = plan.removals.filter((path) => path.startsWith(`${docs}/`))
  for (const file of plan.foreign) env.report(createProblem(emitProblems.foreign, {}, { file }))
  const isExcused =
    base !== undefined &&
    writes.length + removals.length > 0 &&
    touchesNotesOnly(base, woven, env, git)
  const definition = isExcused ? emitProblems.notesOnly : emitProblems.stale
  for (const { path } of writes) {
    const what = env.fs.exists(path) ? 'differs from what its sources weave to' : 'is missing'
    env.report(createProblem(definition, { what }, { file: path }))
  }
  for (const file of removals)
    env.report(createProblem(definition, { what: 'has no sources any more' }, { file }))
  // What notes were written on stands in the pages already, and is no text to publish.
  const shown = writes.filter(({ path }) => !path.endsWith(`/${NOTED_CODE}`))
  return { ...outcome, diff: renderChanges(shown, removals, env) }
}

function touchesNotesOnly(base: string, { book }: Woven, env: Env, git: Git): boolean {
  try {
    const changed = git.changedSince(base)
    const isNote = (path: string): boolean =>
      path.startsWith(`${book.annotations}/`) && path.endsWith('.md')
    return changed.length > 0 && changed.every(isNote)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const reason = text.split('\n').find((line) => line.startsWith('fatal')) ?? text
    env.report(createProblem(emitProblems.revision, { revision: base, reason }))
    return false
  }
}

function renderChanges(
  writes: readonly OutputFile[],
  removals: readonly string[],
  env: Env,
): string {
  const textOf = (path: string): string => {
    const read = env.fs.read(path)
    return read.kind === 'text' ? read.text : ''
  }
  return [
    ...writes.map(({ path, text }) => renderDiff(path, textOf(path), text)),
    ...removals.map((path) => renderDiff(path, textOf(path), '')),
  ].join('')
}
