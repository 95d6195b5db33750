// cspell:ignore elaying imited ueue
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markLetters } from '../../../src/lib/match-letters.ts'

const mark = (name: string, typed: string): string =>
  markLetters(name, typed)
    .map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('')

describe('the letters of a name that were typed', () => {
  it.each([
    ['Queue.add', 'QUEUE', '[Queue].add'],
    ['RateLimitingQueue.addRateLimited', 'addrl', 'RateLimitingQueue.[addR]ate[L]imited'],
    ['DelayingQueue.addAfter', 'dq', '[D]elaying[Q]ueue.addAfter'],
    ['DelayingQueue.addAfter', 'queue after', 'Delaying[Queue].add[After]'],
    ['Queue.done', 'qd', '[Q]ueue.[d]one'],
    ['Queue.add', 'zz', 'Queue.add'],
    ['Queue.add', ' ', 'Queue.add'],
  ])('in %s, for %s, are %s', (name, typed, marked) => {
    expect(mark(name, typed)).toBe(marked)
  })

  it('leave the name whole, and are those typed or none', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '.'), maxLength: 12 })
    fc.assert(
      fc.property(word, word, (name, typed) => {
        const runs = markLetters(name, typed)
        const marked = runs.filter((run) => run.marked).map(({ text }) => text)
        expect(runs.map(({ text }) => text).join('')).toBe(name)
        expect(['', typed.toLowerCase()]).toContain(marked.join('').toLowerCase())
      }),
    )
  })
})
