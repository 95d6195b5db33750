import type { Problem } from '#schemas/problem.ts'
import { noteProblems as problems } from '../problems/note-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { findInvisible } from './invisible-characters.ts'

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
export function checkLimits(source: string, file: string): Problem[] {
  const found: Problem[] = []
  for (const { character, line } of findInvisible(source).slice(0, MAX_REPORTS))
    found.push(createProblem(problems.invisible, { character }, { file, line }))
  for (const [index, text] of source.split('\n').entries()) {
    const place = { file, line: index + 1 }
    if (text.length > MAX_LINE) {
      const args = { length: text.length, limit: MAX_LINE }
      found.push(createProblem(problems.longLine, args, place))
    }
    const levels = RE_CONTAINERS.exec(text)?.[0].match(/[>*+-]|\d+/gu)?.length ?? 0
    if (levels > MAX_NESTING || RE_OPENERS.test(text))
      found.push(createProblem(problems.nesting, { limit: MAX_NESTING }, place))
    if (found.length >= MAX_REPORTS) break
  }
  return found
}
