import type { Problem } from '#schemas/problem.ts'
import type { Outcome } from '../emit/outcome.ts'
import { countsCharacters } from '../weave/word-count.ts'
import type { ListedChapter } from '../weave/woven.ts'
import { renderGithub, renderText, sortProblems } from './render-problems.ts'

/** How a report is written: for people, for programs, for a forge. */
export type Format = 'text' | 'json' | 'github'

/** What a run has to say. */
export interface Report {
  problems: readonly Problem[]
  outcome: Outcome | undefined
  /** Milliseconds by stage; absent unless asked for. */
  timings: readonly { stage: string; milliseconds: number }[] | undefined
  /** Whether what is no more than information is written out. */
  isVerbose: boolean
}

/** The whole report. */
export function renderReport(report: Report, format: Format): string {
  switch (format) {
    case 'json':
      return renderJsonReport(report)
    case 'github':
      // A forge takes lines of its log for commands, so nothing that strangers wrote is printed as it is.
      return renderGithub(shownProblems(report)) + renderSummary(report, { withDiff: false })
    case 'text': {
      const problems = renderText(shownProblems(report))
      return problems + (problems === '' ? '' : '\n') + renderSummary(report, { withDiff: true })
    }
  }
}

function shownProblems({ problems, isVerbose }: Report): Problem[] {
  return problems.filter(({ severity }) => isVerbose || severity !== 'info')
}

function renderJsonReport({ problems, outcome, timings }: Report): string {
  const report = {
    problems: sortProblems(problems),
    chapters: outcome?.woven.pages.map(({ chapter }) => chapter) ?? [],
    written: outcome?.written ?? [],
    removed: outcome?.removed ?? [],
    diff: outcome?.diff ?? '',
    ...(timings ? { timings } : {}),
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

function renderSummary(
  { problems, outcome, timings, isVerbose }: Report,
  { withDiff }: { withDiff: boolean },
): string {
  const lines: string[] = []
  if (withDiff && outcome?.diff) lines.push(outcome.diff)
  if (outcome) lines.push(...renderChapters(outcome))
  for (const { stage, milliseconds } of timings ?? [])
    lines.push(`${stage.padEnd(8)} ${milliseconds.toFixed(0).padStart(6)} ms`)
  if (outcome) lines.push(`${outcome.written.length} written, ${outcome.removed.length} removed`)
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length
  const infos = count('info')
  const more = infos > 0 && !isVerbose ? ' (--verbose lists them)' : ''
  lines.push(
    `${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${infos} for information${more}`,
  )
  return `${lines.join('\n')}\n`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Length and density of every chapter, so that its author sees it grow. */
function renderChapters({ woven }: Outcome): string[] {
  if (woven.pages.length === 0) return []
  const langs = new Map(woven.book.locales.map(({ code, lang }) => [code, lang]))
  const rows = woven.pages.map(({ chapter }) => describeChapter(chapter, langs.get(chapter.locale)))
  const width = Math.max(...rows.map(({ name }) => name.length))
  return [
    ...rows.map(({ name, length, excerpts, density, notes }) =>
      [
        name.padEnd(width),
        length.padStart('99999 characters'.length),
        excerpts.padStart('99 excerpts'.length),
        notes.padStart('99 notes'.length),
        density,
      ]
        .join('  ')
        .trimEnd(),
    ),
    '',
  ]
}

function describeChapter(
  { locale, slug, words, excerpts, notes }: ListedChapter,
  lang = locale,
): Record<'name' | 'length' | 'excerpts' | 'notes' | 'density', string> {
  const unit = countsCharacters(lang) ? 'character' : 'word'
  return {
    name: `${locale}/${slug}`,
    length: plural(words, unit),
    excerpts: plural(excerpts, 'excerpt'),
    notes: plural(notes, 'note'),
    density: excerpts === 0 ? '' : `${Math.round(words / excerpts)} ${unit}s per excerpt`,
  }
}
