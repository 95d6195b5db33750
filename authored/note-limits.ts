import { findInvisible, hasStackedMarks } from './invisible-characters.ts'
import type { NoteFault } from './note-fault.ts'

/** Bytes of a whole note; notes are a few sentences, and parsing what is hostile takes time by the square. */
export const MAX_NOTE_BYTES = 12_000
/** Blocks and spans inside one another. */
export const MAX_NESTING = 8
/** Columns of a table: renderers fill rows up to the widest one. */
export const MAX_COLUMNS = 20
/** Faults that are worth reporting of one text. */
export const MAX_REPORTS = 10
const MAX_LINE = 4000
const MAX_LINES = 400
const MAX_COLON_LINES = 20
const MAX_MARKS = 1200

// > > > - 1. text
const RE_CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/u
// Long runs of what opens a span make parsers try every pairing.
const RE_OPENERS = /(?:[[*_~`!(<]\s*){40,}/u
// Each of them may belong to any other before it.
const MARKS = ['[', ']', '*', '_', '~', '`', '<', '@', ':']
// Parsers look for the end of each one before they begin the next.
const RE_COLONS = /^[ \t>*+\-\d.)]*:{2}/u

/** What is wrong with a note before it is parsed: it keeps the parser from being fed what would stall it. */
export function checkLimits(source: string): NoteFault[] {
  const bytes = countBytes(source)
  if (bytes > MAX_NOTE_BYTES) return [{ kind: 'tooLarge', bytes, limit: MAX_NOTE_BYTES }]
  const lines = source.split('\n')
  if (lines.length > MAX_LINES)
    return [{ kind: 'manyLines', lines: lines.length, limit: MAX_LINES }]
  const colons = lines.flatMap((text, index) => (RE_COLONS.test(text) ? [index + 1] : []))
  if (colons.length > MAX_COLON_LINES)
    return [{ kind: 'construct', what: 'directive', line: colons[0] }]
  if (MARKS.some((mark) => source.split(mark).length > MAX_MARKS))
    return [{ kind: 'nesting', limit: MAX_NESTING }]
  const found: NoteFault[] = []
  for (const { character, line } of findInvisible(source).slice(0, MAX_REPORTS))
    found.push({ kind: 'invisible', character, line })
  for (const [index, text] of lines.entries()) found.push(...checkLine(text, index + 1))
  return found.slice(0, MAX_REPORTS)
}

function checkLine(text: string, line: number): NoteFault[] {
  if (text.length > MAX_LINE)
    return [{ kind: 'longLine', length: text.length, limit: MAX_LINE, line }]
  const levels = RE_CONTAINERS.exec(text)?.[0].match(/[>*+-]|\d+/gu)?.length ?? 0
  const found: NoteFault[] = []
  if (levels > MAX_NESTING || RE_OPENERS.test(text))
    found.push({ kind: 'nesting', limit: MAX_NESTING, line })
  if (hasStackedMarks(text)) found.push({ kind: 'stacked', line })
  return found
}

/** Length in UTF-8. */
function countBytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4
  }
  return bytes
}
