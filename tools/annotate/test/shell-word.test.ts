import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { shellWord } from '../src/command/shell-word.ts'

describe('a word for a shell', () => {
  it.each([
    'oven/dough#Dough.fold',
    'p/a#Queue.#dirty',
    'p/a#Queue.[Symbol.iterator]',
    `p/a#C.["it's"]`,
    'p/a#C.["$(touch x)`id`\\"]',
    'p/a#f(2)',
    "p/a#C.'x'",
  ])('is read back as %s', (text) => {
    const said = execFileSync('sh', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' })
    expect(said).toBe(text)
  })
})
