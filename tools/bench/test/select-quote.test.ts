import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { selectQuote } from '#authored/select-quote.ts'
import { offset } from '#schemas/position.ts'
import { resolveNote } from '../../extract/src/anchor/note-anchor.ts'
import { indexCode } from '../src/anchor-code.ts'
import { trim } from '../src/anchor-plant.ts'
import { readPort } from '../src/anchor-workspace.ts'

const root = join(import.meta.dirname, '../../..')

describe('what a note quotes of a declaration of our port', async () => {
  const { files, symbols, index, lookup } = await indexCode(readPort(root, 'workqueue'))

  it('is found there, wherever it begins and ends', () => {
    let selected = 0
    const kinds = new Set<string>()
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...symbols), fc.nat(), share, share, (symbol, nth, at, size) => {
        const pieces = symbol.declarations.map(({ file, doc, range }) => {
          const start = doc?.start ?? range.start
          const text = files.get(file) ?? ''
          return { file, start, end: range.end, text: text.slice(start, range.end) }
        })
        const declaration = nth % pieces.length
        const piece = pieces[declaration]
        if (piece === undefined) return
        const from = Math.floor(at * piece.text.length)
        // Short ones more often: they are what stands in a declaration twice.
        const length = Math.ceil(size ** 3 * (piece.text.length - from))
        const texts = pieces.map(({ text }) => text)
        const selection = selectQuote(texts, { declaration, start: from, end: from + length })
        if (selection.kind !== 'selected') return
        selected += 1
        kinds.add(symbol.kind)
        const { id: target, code } = symbol
        const found = resolveNote({ target, code, ...selection.selector }, index, lookup)
        const whole = { start: offset(from), end: offset(from + length) }
        const { start, end } = trim(piece.text, whole)
        expect(found).toMatchObject({
          state: 'anchored',
          anchor: {
            symbol: target,
            file: piece.file,
            range: { start: piece.start + start, end: piece.start + end },
          },
        })
      }),
      { numRuns: 2000 },
    )
    expect(selected).toBeGreaterThan(500)
    expect([...kinds]).toEqual(
      expect.arrayContaining(['class', 'interface', 'function', 'method', 'constructor']),
    )
  })
})
