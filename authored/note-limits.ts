import { findInvisible } from './invisible-characters.ts'
import type { NoteFault } from './note-fault.ts'

/** Bytes of a whole note; notes are a few sentences. */
export const MAX_NOTE_BYTES = 64_000
/** Blocks and spans inside one another. */
export const MAX_NESTING = 8
const MAX_LINE = 5000
const MAX_REPORTS = 5

// > > > - 1. text
const RE_CONTAINERS = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t])))+/u
// Long runs of what opens a span make parsers try every pairing.
const RE_OPENERS = /(?:[[*_~`!(<]\s*){40,}/u

/** What is wrong with a note before it is parsed: it keeps the parser from being fed what would stall it. */
export function checkLimits(source: string): NoteFault[] {
  const bytes = countBytes(source)
  if (bytes > MAX_NOTE_BYTES) return [{ kind: 'tooLarge', bytes, limit: MAX_NOTE_BYTES }]
  const found: NoteFault[] = []
  for (const { character, line } of findInvisible(source).slice(0, MAX_REPORTS))
    found.push({ kind: 'invisible', character, line })
  for (const [index, text] of source.split('\n').entries()) {
    const line = index + 1
    if (text.length > MAX_LINE)
      found.push({ kind: 'longLine', length: text.length, limit: MAX_LINE, line })
    const levels = RE_CONTAINERS.exec(text)?.[0].match(/[>*+-]|\d+/gu)?.length ?? 0
    if (levels > MAX_NESTING || RE_OPENERS.test(text))
      found.push({ kind: 'nesting', limit: MAX_NESTING, line })
    if (found.length >= MAX_REPORTS) break
  }
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
