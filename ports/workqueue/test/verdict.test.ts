import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { vectorFileSchema } from '../../../schemas/vector.ts'
import { replayVector, type Verdict } from '../../../test/support/vector-replay.ts'
import { replay } from './replay/index.ts'
import { portFolder } from './support/packed-package.ts'
import { readAs, readVectors } from './support/vectors.ts'

describe('a file of vectors', () => {
  it('of an unknown suite is refused', async () => {
    const file = { ...readVectors('keys'), suite: 'kays' }
    await expect(replay(file).next()).rejects.toThrow('no replay for suite "kays"')
  })

  it.each([
    ['truncated', (text: string) => text.slice(0, -100), /JSON/u],
    ['without vectors', (text: string) => JSON.stringify({ ...parse(text), vectors: [] }), />=1/u],
    ['of another form', (text: string) => text.replaceAll('"outcomes"', '"outcome"'), /outcomes/u],
  ])('that is %s is refused, by name', (_, spoil, why) => {
    const path = join(mkdtempSync(join(tmpdir(), 'vectors-')), 'keys.json')
    const text = readFileSync(join(portFolder, 'vectors', 'keys.json'), 'utf8')
    writeFileSync(path, spoil(text))
    const read = (): unknown => readAs(vectorFileSchema, path)
    expect(read).toThrow(path)
    expect(read).toThrow(why)
    expect(read).toThrow('npm run conformance:record')
  })
})

function parse(text: string): object {
  return JSON.parse(text) as object
}

describe('a verdict', () => {
  const vector = {
    id: 'X-1',
    about: 'Counts',
    steps: [{ op: 'one' }, { op: 'two' }, { op: 'three' }],
    outcomes: [
      [{ n: 1 }, { n: 0.2 }, { n: 3 }],
      [{ n: 1 }, { n: 5 }, { n: 6 }],
    ],
  }
  const judge = (got: unknown[], more: object = {}): Promise<Verdict> =>
    replayVector({ ...vector, ...more }, { run: () => Promise.resolve(got) })

  it('allows each outcome, but no mixture of them', async () => {
    expect(await judge([{ n: 1 }, { n: 5 }, { n: 6 }])).toMatchObject({ ok: true, message: '' })
    expect(await judge([{ n: 1 }, { n: 0.1 + 0.1 }, { n: 3 }])).toMatchObject({ ok: true })
    expect(await judge([{ n: 1 }, { n: 5 }, { n: 3 }])).toMatchObject({ ok: false })
    expect(await judge([{ n: 1 }, { n: 5 }])).toMatchObject({ ok: false })
  })

  it('compares floats to within 1e-12 of their size, and fields exactly', async () => {
    expect((await judge([{ n: 1 }, { n: 0.2 + 1e-13 }, { n: 3 }])).ok).toBe(true)
    expect((await judge([{ n: 1 }, { n: 0.2 + 1e-12 }, { n: 3 }])).ok).toBe(false)
    expect((await judge([{ n: 1, m: undefined }, { n: 5 }, { n: 6 }])).ok).toBe(false)
    expect((await judge([{ n: '1' }, { n: 5 }, { n: 6 }])).ok).toBe(false)
  })

  it('wants the port to differ where it says so, and only there', async () => {
    const deviations = [{ id: 'DV-3', steps: [1], port: [{ n: 9 }] }]
    expect((await judge([{ n: 1 }, { n: 9 }, { n: 3 }], { deviations })).ok).toBe(true)
    const another = await judge([{ n: 1 }, { n: 8 }, { n: 3 }], { deviations })
    expect(another.message).toContain('expected {"n":9}, as DV-3 says\ngot      {"n":8}')
    expect((await judge([{ n: 1 }, { n: 9 }, { n: 9 }], { deviations })).ok).toBe(false)
    const outcomes = [vector.outcomes[1]]
    const agreeing = await judge([{ n: 1 }, { n: 5 }, { n: 6 }], { deviations, outcomes })
    expect(agreeing.message).toContain('agrees with upstream, which DV-3 says it does not')
  })

  it('says what was expected, what came, and how it came to that', async () => {
    const { message } = await judge([{ n: 1 }, { n: 5 }, { n: 7 }])
    expect(message.split('\n')).toEqual([
      'X-1 (Counts)',
      'step 2: {"op":"three"}',
      'expected {"n":6}',
      'got      {"n":7}',
      'the nearest of 2 outcomes',
      'after',
      '  0: {"op":"one"} → {"n":1}',
      '  1: {"op":"two"} → {"n":5}',
    ])
  })

  it('is about errors of the port, too', async () => {
    const run = (): Promise<never> => Promise.reject(new RangeError('pop from an empty queue'))
    const verdict = await replayVector(vector, { run })
    expect(verdict).toMatchObject({ ok: false, replayed: true })
    expect(verdict.message).toContain('X-1: the port threw RangeError: pop from an empty queue')
  })
})
