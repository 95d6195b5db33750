import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseContentHash, parseSymbolId } from '#schemas/ids.ts'
import { findLoose, loosen } from '#authored/loose-text.ts'
import { type NoteResolution, resolveNote } from '../../src/anchor/note-anchor.ts'
import { createIndexLookup } from '../../src/index/book-index.ts'
import { escapePattern } from '../support/escape-pattern.ts'
import { createIndex, hashDeclaration } from '../support/create-index.ts'

/** A statement of a function's body. `origin` says which one of the first version it is; edits keep it. */
interface Statement {
  text: string
  origin: number | undefined
}

type Edit =
  | { kind: 'insert'; at: number; text: string }
  | { kind: 'delete'; at: number }
  | { kind: 'move'; at: number; to: number }
  | { kind: 'copy'; at: number; to: number }
  | { kind: 'indent'; at: number; blanks: string }
  | { kind: 'split'; at: number }

const WORDS = ['item', 'this.queue', 'this.dirty', 'push', 'has', 'x', 'n']
const statement = fc
  .tuple(
    fc.constantFrom(...WORDS),
    fc.constantFrom('.', ' + ', '(', ' = '),
    fc.constantFrom(...WORDS),
  )
  .map(([left, sign, right]) => left + sign + right + (sign === '(' ? ')' : ''))

const place = fc.nat({ max: 30 })
const harmless = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: place,
    text: fc.nat().map((n) => `fresh${n}()`),
  }),
  fc.record({ kind: fc.constant('delete' as const), at: place }),
  fc.record({ kind: fc.constant('move' as const), at: place, to: place }),
  fc.record({
    kind: fc.constant('indent' as const),
    at: place,
    blanks: fc.constantFrom('', '\t', '      '),
  }),
  fc.record({ kind: fc.constant('split' as const), at: place }),
)
const hostile = fc.oneof(
  harmless,
  fc.record({ kind: fc.constant('copy' as const), at: place, to: place }),
  fc.record({ kind: fc.constant('insert' as const), at: place, text: statement }),
)

const body = fc.array(statement, { minLength: 2, maxLength: 8 })
// Of two equal statements nobody can say which one was moved.
const distinctBody = fc.uniqueArray(statement, { minLength: 2, maxLength: 8 })
const choice = fc.record({ first: fc.nat(), length: fc.integer({ min: 1, max: 3 }) })

function applyEdit(statements: readonly Statement[], edit: Edit): Statement[] {
  if (statements.length === 0) return [...statements]
  const at = edit.at % statements.length
  const statement = statements[at] ?? { text: '', origin: undefined }
  const without = statements.filter((_, index) => index !== at)
  switch (edit.kind) {
    case 'insert':
      return statements.toSpliced(at, 0, { text: edit.text, origin: undefined })
    case 'delete':
      return without
    case 'move':
      return without.toSpliced(edit.to % statements.length, 0, statement)
    case 'copy':
      return statements.toSpliced(edit.to % statements.length, 0, {
        ...statement,
        origin: undefined,
      })
    case 'indent':
      return statements.toSpliced(at, 1, {
        ...statement,
        text: edit.blanks + statement.text.trim(),
      })
    case 'split':
      return statements.toSpliced(at, 1, {
        ...statement,
        text: statement.text.replace(' ', '\n    '),
      })
  }
}

function declare(statements: readonly Statement[]): { member: string; text: string } {
  const written = statements.map(({ text }) => `  ${text}`).join('\n')
  return { member: 'work', text: `function work() {\n${written}\n}` }
}

/** Writes a note on some lines, edits the code, and looks where the note is now. */
function anchorAfter(
  texts: readonly string[],
  { first, length }: { first: number; length: number },
  edits: readonly Edit[],
): { found: NoteResolution; statements: Statement[]; quoted: Statement[]; quote: string } {
  const before = texts.map((text, origin): Statement => ({ text, origin }))
  const start = first % before.length
  const quoted = before.slice(start, start + length)
  const quote = quoted.map(({ text }) => text).join('\n')
  // An author quotes what is there once; the command that makes notes sees to it.
  fc.pre(findLoose(loosen(declare(before).text), quote).length === 1)
  const statements = edits.reduce(applyEdit, before)
  const index = createIndex({ code: [declare(statements)] })
  const note = {
    target: parseSymbolId('p/code#work'),
    quote,
    code: parseContentHash(hashDeclaration(declare(before))),
  }
  return { found: resolveNote(note, index, createIndexLookup(index)), statements, quoted, quote }
}

const squeeze = (text: string): string => text.replaceAll(/\s/gu, '')
const RUNS = { numRuns: 3000 }

describe('a quote under random edits', () => {
  it('is found on the very lines it was taken from, or not at all', () => {
    fc.assert(
      fc.property(
        distinctBody,
        choice,
        fc.array(harmless, { maxLength: 8 }),
        (texts, chosen, edits) => {
          const { found, statements, quoted } = anchorAfter(texts, chosen, edits)
          if (!('anchor' in found)) return
          const { start, end } = found.anchor.lines
          // Line 1 is the header; a statement may have become two lines.
          const origins = statements.flatMap(({ text, origin }) =>
            text.split('\n').map(() => origin),
          )
          const shown = new Set(origins.slice(start - 2, end - 1))
          expect(shown).toEqual(new Set(quoted.map(({ origin }) => origin)))
        },
      ),
      RUNS,
    )
  })

  it('is found only where it stands whole and once, even when copies of it are about', () => {
    fc.assert(
      fc.property(body, choice, fc.array(hostile, { maxLength: 8 }), (texts, chosen, edits) => {
        const { found, statements, quote } = anchorAfter(texts, chosen, edits)
        if (!('anchor' in found)) return
        const { text } = declare(statements)
        const { start, end } = found.anchor.range
        expect(squeeze(text.slice(start, end))).toBe(squeeze(quote))
        const everywhere = squeeze(text)
        const wanted = squeeze(quote)
        const whole = [...everywhere.matchAll(new RegExp(`(?=${escapePattern(wanted)})`, 'gu'))]
          .map(({ index }) => index)
          .filter((at) => !/\w/u.test(everywhere.charAt(at - 1)) || !/\w/u.test(wanted.charAt(0)))
        // Taking white space out altogether can only find more places than there are.
        if (whole.length === 1) expect(squeeze(text.slice(0, start))).toHaveLength(whole[0] ?? -1)
      }),
      RUNS,
    )
  })

  it('is shown without a mark only while the code is the same, token for token', () => {
    fc.assert(
      fc.property(body, choice, fc.array(hostile, { maxLength: 4 }), (texts, chosen, edits) => {
        const { found, statements } = anchorAfter(texts, chosen, edits)
        const before = declare(texts.map((text, origin) => ({ text, origin })))
        const isSame = hashDeclaration(declare(statements)) === hashDeclaration(before)
        if (found.state === 'anchored') expect(isSame).toBe(true)
        if (found.state === 'changed') expect(isSame).toBe(false)
      }),
      RUNS,
    )
  })
})
