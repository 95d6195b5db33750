import { renderText } from '../../../extract/src/command/render-problems.ts'
import { renderCodeDiff } from '../display/code-diff.ts'
import type { Paint, Tone } from '../display/paint.ts'
import { STATES } from '../exit-code.ts'
import { type CheckedNote, type CheckReport, isOfState } from './check-report.ts'

const TONES = {
  anchored: 'good',
  changed: 'warn',
  moved: 'warn',
  ambiguous: 'bad',
  orphaned: 'bad',
} as const satisfies Record<string, Tone>

/** For people: what is wrong, then each note that lost its code, the worst first, then how many there are. */
export function renderCheckText({ notes, problems }: CheckReport, paint: Paint): string {
  const lost = notes
    .filter(({ state }) => state !== 'anchored')
    .sort((a, b) => STATES.indexOf(b.state) - STATES.indexOf(a.state))
  const others = problems.filter((problem) => !isOfState(problem))
  const parts = [
    ...(others.length > 0 ? [renderText(others)] : []),
    ...lost.map((note) => renderLost(note, paint)),
    renderCounts({ notes, problems }),
  ]
  return parts.join('\n')
}

function renderLost(note: CheckedNote, paint: Paint): string {
  const { id, file, state, reason, place, code, remedies } = note
  const where = place ? `  shown on ${place.file}:${describeLines(place.lines)}\n` : ''
  const head = `${paint(TONES[state], state)} ${paint('bold', id)} · ${file}\n  ${reason}\n${where}`
  const width = Math.max(
    ...remedies.map(({ when, command }) => (command === undefined ? 0 : when.length)),
  )
  const ways = remedies.map(({ when, command }) =>
    command === undefined ? `  ${when}` : `  ${when.padEnd(width)}  ${paint('bold', command)}`,
  )
  return `${head}${indent(renderCode(code, paint))}${ways.join('\n')}\n`
}

/** `93`, `93-95` */
export function describeLines({ start, end }: { start: number; end: number }): string {
  return start === end ? String(start) : `${start}-${end}`
}

function renderCode(code: CheckedNote['code'], paint: Paint): string {
  if (code?.was === undefined || code.now === undefined) return ''
  return `${renderCodeDiff(code.was, code.now, paint)}\n`
}

function indent(text: string): string {
  return text.replaceAll(/^(?=.)/gmu, '    ')
}

function renderCounts({ notes, problems }: Pick<CheckReport, 'notes' | 'problems'>): string {
  const count = (state: string): number => notes.filter((note) => note.state === state).length
  const parts = STATES.filter((state) => state === 'anchored' || count(state) > 0).map(
    (state) => `${count(state)} ${state}`,
  )
  const approved = notes.filter(({ review }) => review === 'approved').length
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const faults = errors > 0 ? `; ${errors} error${errors === 1 ? '' : 's'}` : ''
  const total = `${notes.length} note${notes.length === 1 ? '' : 's'}`
  return `${total}: ${parts.join(', ')}; ${approved} approved${faults}\n`
}
