import { findInvisible } from '#authored/invisible-characters.ts'
import type { NoteRecord } from '#schemas/annotation.ts'
import type { Problem } from '#schemas/problem.ts'

/** What a pull request does to the book. */
export interface PullRequestReport {
  /** Everything `extract` has to say about its state. */
  problems: readonly Problem[]
  /** Unified diff of the chapters. */
  diff: string
  /** Notes it adds or edits, as they will be published; a note need not stand in a chapter. */
  notes: readonly NoteRecord[]
  /** What `annotate check` says of all notes the change can have touched. */
  placed: string
}

/** Characters of each part; a forge takes 1 MiB for the whole, and a character is up to four bytes. */
const MAX_PART = 100_000

/**
 * Markdown for reviewers: where notes stand now, what readers will see, then what is wrong. All of it that strangers
 * wrote stands in fences they cannot close, with what is invisible spelt out.
 */
export function renderSummary({ problems, diff, notes, placed }: PullRequestReport): string {
  const count = (severity: Problem['severity']): number =>
    problems.filter((problem) => problem.severity === severity).length
  const parts = [
    '## Where notes stand now · 注现在的位置',
    placed.trim() === ''
      ? 'Not known: see the problems. 未能得出，见下面的问题。'
      : fence(placed, 'text'),
    '## Published chapters · 发布的正文',
    diff === '' ? 'No chapter changes. 各章没有变化。' : fence(diff, 'diff'),
    ...(notes.length === 0
      ? []
      : [
          '## Notes of this change · 这次改动的注',
          fence(notes.map(renderNote).join('\n'), 'text'),
        ]),
    '## Problems · 问题',
    `${count('error')} × error, ${count('warning')} × warning, ${count('info')} × info`,
    ...(problems.length === 0 ? [] : [fence(problems.map(renderProblem).join('\n'), 'text')]),
  ]
  return `${parts.join('\n\n')}\n`
}

const ORDER: readonly Problem['severity'][] = ['error', 'warning', 'info']

/** Problems worst first, otherwise as they come. */
export function worstFirst(problems: readonly Problem[]): Problem[] {
  return [...problems].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
}

function renderNote({ id, state, reason, target, anchor, bodies }: NoteRecord): string {
  const place = anchor
    ? `${anchor.file}:${anchor.lines.start}-${anchor.lines.end}, ${anchor.symbol}`
    : `withheld, ${target}`
  const texts = Object.entries(bodies).map(([locale, body]) => `\n[${locale}]\n${body}\n`)
  return `${id}: ${state}${reason === '' ? '' : ` (${reason})`}\n${place}\n${texts.join('')}`
}

function renderProblem({ severity, code, file, line, message, hint }: Problem): string {
  const place = [file, line].filter((part) => part !== undefined).join(':')
  return `${[severity, code, place].join(' ').trim()}\n  ${message}\n  ${hint}\n`
}

/** A code block that ends where we end it: its fence is longer than any in the text. */
function fence(text: string, language: string): string {
  const shown = spellInvisible(shorten(text))
  const runs = (shown.match(/`+/gu) ?? []).map(({ length }) => length)
  const mark = '`'.repeat(Math.max(2, ...runs) + 1)
  return `${mark}${language}\n${shown.trimEnd()}\n${mark}`
}

function shorten(text: string): string {
  if (text.length <= MAX_PART) return text
  const end = text.lastIndexOf('\n', MAX_PART) + 1
  const left = text.slice(end).split('\n').length
  return `${text.slice(0, end)}… ${left} more lines: download the report · 其余见附件\n`
}

function spellInvisible(text: string): string {
  const invisible = new Set(findInvisible(text).map(({ character }) => character))
  return [...invisible].reduce((shown, name) => {
    const character = String.fromCodePoint(Number.parseInt(name.slice('U+'.length), 16))
    return shown.replaceAll(character, `<${name}>`)
  }, text)
}
