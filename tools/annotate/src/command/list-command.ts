import type { ReviewState } from '#schemas/annotation.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { renderText } from '../../../extract/src/command/render-problems.ts'
import type { Paint } from '../display/paint.ts'
import { EXIT } from '../exit-code.ts'
import { describeNote } from '../report/check-report.ts'
import { Refusal } from '../refusal.ts'
import { surveyNotes, type Workspace } from '../workspace/workspace.ts'
import type { Answer } from '../world.ts'
import { type Context, openBookOf } from './context.ts'
import type { Grouping } from './groupings.ts'
import { listRemedies } from './settle.ts'

/** Which notes to list, and how. */
export interface ListOptions {
  by?: Grouping | undefined
  /** Only notes with these values. */
  only: Partial<Record<Grouping, string>>
  format: 'text' | 'json'
}

/** A review in a word or two. */
const REVIEWS: Readonly<Record<ReviewState, string>> = {
  none: 'not reviewed',
  approved: 'approved',
  expired: 'review expired',
}

/** `list`: one line per note, in groups if wanted. */
export async function listNotes(
  context: Context,
  { by, only, format }: ListOptions,
): Promise<Answer> {
  const workspace = await openBookOf(context)
  refuseUnknown(only, workspace)
  const survey = surveyNotes(workspace)
  const errors = survey.problems.filter(
    ({ severity, file }) =>
      severity === 'error' && file?.startsWith(`${workspace.book.annotations}/`) === true,
  )
  const notes = survey.notes.filter((note) =>
    Object.entries(only).every(([name, wanted]) =>
      valueOf(note, name as Grouping).includes(wanted),
    ),
  )
  const output = format === 'json' ? renderJson(notes) : renderList(notes, by, context.paint)
  if (errors.length === 0) return { output, exitCode: EXIT.ok }
  return { output, error: renderText(errors), exitCode: EXIT.malformed }
}

/** A slip would read as if there were no such notes. */
function refuseUnknown({ port, lang }: ListOptions['only'], { book }: Workspace): void {
  const asked = [
    { what: 'port', value: port, known: book.ports.map(({ name }) => String(name)) },
    { what: 'language', value: lang, known: book.locales.map(({ code }) => code) },
  ]
  for (const { what, value, known } of asked)
    if (value !== undefined && !known.includes(value))
      throw new Refusal(`The book has no ${what} \`${value}\``, `It has ${known.join(', ')}.`)
}

function valueOf({ source, state, review, anchor }: AnchoredNote, grouping: Grouping): string[] {
  const { author, target, kind } = source.front
  switch (grouping) {
    case 'author':
      return [author]
    case 'symbol':
      return [anchor?.symbol ?? target, target.slice(target.indexOf('#') + 1)]
    case 'state':
      return [state]
    case 'kind':
      return [kind]
    case 'port':
      return [source.port]
    case 'lang':
      return source.bodies.map(({ locale }) => locale)
    case 'review':
      return [review]
  }
}

function renderJson(notes: readonly AnchoredNote[]): string {
  const rows = notes.map((note) => {
    const { kind, lang, author, created } = note.source.front
    const described = describeNote(note, { remedies: listRemedies(note) })
    return { ...described, kind, lang, author, created }
  })
  return `${JSON.stringify(rows, undefined, 2)}\n`
}

function renderList(
  notes: readonly AnchoredNote[],
  by: Grouping | undefined,
  paint: Paint,
): string {
  if (notes.length === 0) return 'No notes.\n'
  if (by === undefined) return renderRows(notes)
  const groups = new Map<string, AnchoredNote[]>()
  for (const note of notes) {
    const names = by === 'symbol' ? valueOf(note, by).slice(0, 1) : valueOf(note, by)
    for (const name of names) groups.set(name, [...(groups.get(name) ?? []), note])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, members]) =>
        `${paint('bold', by === 'review' ? REVIEWS[name as ReviewState] : name)} (${members.length})\n${renderRows(members)}`,
    )
    .join('\n')
}

function renderRows(notes: readonly AnchoredNote[]): string {
  const rows = notes.map(({ source, state, review, anchor }) => [
    source.id,
    source.front.kind,
    state,
    REVIEWS[review],
    source.bodies.map(({ locale }) => locale).join('+'),
    anchor ? `${anchor.file}:${anchor.lines.start}` : source.front.target,
  ])
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}
