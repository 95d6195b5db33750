import { noteUrl } from '../../../../src/lib/urls.ts'
import type { AnchoredNote } from '../../../extract/src/anchor/anchored.ts'
import { renderCodeFrame } from '../display/code-frame.ts'
import { renderCodeDiff } from '../display/code-diff.ts'
import { createHighlight } from '../display/highlight.ts'
import type { Paint } from '../display/paint.ts'
import { EXIT } from '../exit-code.ts'
import { surveyNotes, type Workspace } from '../workspace/workspace.ts'
import { describeLines } from '../report/render-text.ts'
import type { Answer } from '../world.ts'
import { type Context, openBookOf } from './context.ts'
import { findNote } from './find-note.ts'
import { findNoteCode, readNotedCode } from './note-code.ts'
import { listRemedies } from './settle.ts'

/** `show`: notes on their code, in all their languages, and what to do about them. */
export async function showNotes(context: Context, ids: readonly string[]): Promise<Answer> {
  const workspace = await openBookOf(context)
  const survey = surveyNotes(workspace)
  const notes = [...new Set(ids.map((id) => findNote(id, survey, workspace)))]
  const shown: string[] = []
  for (const note of notes)
    shown.push((await renderNote(note, workspace, context)) + renderRemedies(note))
  return { output: shown.join('\n\n'), exitCode: EXIT.ok }
}

/** All there is to know about a note. */
export async function renderNote(
  note: AnchoredNote,
  workspace: Workspace,
  { paint, world }: Context,
): Promise<string> {
  const { source, anchor } = note
  const { kind, author, created, target } = source.front
  const highlight = await createHighlight(world.terminal.hasColor)
  const file = anchor && workspace.resolver.lookup.findFile(anchor.file)
  const frame =
    anchor && file ? `${renderCodeFrame(file.text, anchor.lines, { paint, highlight })}\n` : ''
  const place = anchor
    ? `${anchor.symbol} · ${anchor.file}:${describeLines(anchor.lines)}`
    : `${target} · shown nowhere`
  const parts = [
    `${paint('bold', source.id)} · ${kind} by ${author}, ${created}\n${place}\n${describeState(note)}\n`,
    frame,
    anchor ? '' : `It was written on\n${source.front.quote.replaceAll(/^/gmu, '  ')}\n`,
    renderChange(note, workspace, paint),
    ...source.bodies.map(({ locale, markdown }) => {
      return `${paint('note', `注 ${locale}`)}\n${markdown.replaceAll(/^(?=.)/gmu, '  ')}\n`
    }),
    `${paint('dim', source.bodies.map((body) => body.file).join('\n'))}\n`,
    anchor ? `${paint('link', pageOf(note, workspace))}\n` : '',
  ]
  return parts.filter((part) => part !== '').join('\n')
}

function describeState({ state, reason, review, source }: AnchoredNote): string {
  const { reviewed } = source.front
  const who = reviewed ? ` by ${reviewed.by}` : ''
  const reviews = {
    none: 'not reviewed',
    approved: `approved${who}`,
    expired: `approved${who} before it changed, so it counts as unreviewed`,
  }
  return `${state}${reason === '' ? '' : `: ${reason}`} · ${reviews[review]}`
}

/** Old beside new; empty while the code and its review are what they were. */
function renderChange(note: AnchoredNote, workspace: Workspace, paint: Paint): string {
  if (note.state === 'anchored' && note.review !== 'expired') return ''
  const { was, now } = findNoteCode(note, readNotedCode(workspace), workspace)
  if (was === undefined)
    return 'The code it was written on has not been kept: see the history of the file.\n'
  if (now === undefined) return `Its code was\n${was.replaceAll(/^(?=.)/gmu, '  ')}\n`
  const diff = renderCodeDiff(was, now, paint)
  return diff === '' ? 'Its code has not changed.\n' : `Changed since it was written:\n${diff}\n`
}

function renderRemedies(note: AnchoredNote): string {
  const ways = listRemedies(note).map(({ when, command }) =>
    command === undefined ? when : `${when}: ${command}`,
  )
  return ways.length === 0 ? '' : `\n${ways.join('\n')}\n`
}

/** The address of the note on the published site. */
function pageOf({ source, anchor }: AnchoredNote, { book, resolver }: Workspace): string {
  const file = resolver.lookup.findFile(anchor?.file ?? '')
  if (!file) return ''
  const place = { base: book.base, locales: book.locales, locale: source.front.lang }
  return new URL(noteUrl(place, file, source.id), book.site).href
}
