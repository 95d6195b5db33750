import { describe, expect, it } from 'vitest'
import { findQuote, findTarget } from '../../../../src/lib/composer/note-target.ts'
import { linesOf, locateLines } from '../../../../src/lib/composer/picked-lines.ts'
import { FILE, TEXT } from './annotate-samples.ts'

const lines = TEXT.split('\n')

/** Lines as a source page shows them. */
function pick(first: number, last: number): NonNullable<ReturnType<typeof locateLines>> {
  const range = locateLines(TEXT, { first, lines: lines.slice(first - 1, last), start: 0 })
  if (!range) throw new Error('not found')
  return range
}

describe('what a note on selected lines is about', () => {
  it('is the innermost declaration around them, its doc comment included', () => {
    expect(findTarget(FILE, pick(7, 8))).toMatchObject({
      kind: 'target',
      symbol: { id: 'bakery/oven#Oven.warm' },
      selector: { quote: '/** Makes it hot. */\nwarm(): void {' },
      lines: { start: 7, end: 8 },
    })
  })

  it('is what is around both where lines of two declarations are selected', () => {
    expect(findTarget(FILE, pick(12, 16))).toMatchObject({ symbol: { id: 'bakery/oven#Oven' } })
  })

  it('is told apart from its like by as little as that takes', () => {
    const found = findTarget(FILE, pick(9, 9))
    expect(found).toMatchObject({ selector: { quote: 'this.#heat += 1' } })
    expect(found).toHaveProperty('selector.prefix', 'warm(): void {')
  })

  it.each([
    ['an import', 1, 1, 'noTarget'],
    ['an import and a class', 1, 4, 'noTarget'],
    ['an empty line', 6, 6, 'blank'],
  ])('is nothing for %s', (_, first, last, kind) => {
    expect(findTarget(FILE, pick(first, last))).toEqual({ kind })
  })

  it('is nothing where the same text stands around the same text, or the quote is too long', () => {
    const again = "log('warmer')\n".repeat(300)
    const symbol = { ...FILE.symbols[0], declarations: [{ start: 0, end: again.length }] }
    const file = { ...FILE, text: again, symbols: [symbol] } as unknown as typeof FILE
    const range = (start: number, end: number): never => ({ start, end }) as never
    const middle = again.length / 2
    expect(findTarget(file, range(middle, middle + 13))).toMatchObject({ kind: 'repeated' })
    expect(findTarget(file, range(0, again.length))).toMatchObject({ kind: 'tooLong', limit: 2000 })
  })

  it('is found again by its quote, whatever lines are selected', () => {
    let found = 0
    for (let first = 1; first < lines.length; first += 1)
      for (let last = first; last < lines.length; last += 1) {
        const target = findTarget(FILE, pick(first, last))
        if (target.kind !== 'target') continue
        found += 1
        const range = findQuote(FILE, target.symbol.id, target.selector)
        expect(range && linesOf(TEXT, range)).toEqual(target.lines)
      }
    expect(found).toBeGreaterThan(50)
  })

  it('counts declarations in other files when it looks for the only place', () => {
    const symbols = FILE.symbols.map((one) => ({ ...one, elsewhere: ['cool(): void {'] }))
    const alone = findTarget(FILE, pick(15, 15))
    const merged = findTarget({ ...FILE, symbols }, pick(15, 15))
    expect(alone).toMatchObject({ selector: { quote: 'cool(): void {' } })
    expect(merged).toHaveProperty('selector.suffix')
    expect(findQuote({ ...FILE, symbols }, 'bakery/oven#Oven.cool', { quote: 'cool()' })).toBe(
      undefined,
    )
  })
})

describe('selected lines', () => {
  it('are found in the file although an excerpt shows them without indentation', () => {
    const picked = { first: 8, lines: ['warm(): void {', '  this.#heat += 1'], start: 0 }
    const range = locateLines(TEXT, picked)
    expect(TEXT.slice(range?.start, range?.end)).toBe('warm(): void {\n    this.#heat += 1')
    const part = locateLines(TEXT, { first: 9, lines: ['this.#heat += 1'], start: 5, end: 10 })
    expect(TEXT.slice(part?.start, part?.end)).toBe('#heat')
  })

  it.each([
    ['other code', ['warm(): number {']],
    ['less than a line', ['(): void {']],
    ['more lines than there are', Array.from({ length: 40 }, () => '')],
  ])('are not found when the page shows %s', (_, shown) => {
    expect(locateLines(TEXT, { first: 8, lines: shown, start: 0 })).toBe(undefined)
  })
})
