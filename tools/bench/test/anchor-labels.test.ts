import { describe, expect, it } from 'vitest'
import { indexCode } from '../src/anchor-code.ts'
import { type Label, labelSchema, readLabels } from '../src/anchor-label.ts'
import { scoreLabels } from '../src/anchor-label-score.ts'
import { LABELLED_LINES } from '../src/anchor-packages.data.ts'

describe('labels written by hand', () => {
  const labels = readLabels()

  it('are at least 200, each on a place of its own', () => {
    const keys = labels.map(({ expect: _, line, lineNumber, symbol, why, ...place }) =>
      JSON.stringify(place),
    )
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
    expect(keys.length).toBeGreaterThanOrEqual(200)
  })

  it('are about releases that follow each other', () => {
    const pairs = LABELLED_LINES.flatMap(({ releases }) =>
      releases
        .slice(1)
        .map(({ name, version }, at) => `${name} ${releases[at]?.version} ${version}`),
    )
    const stray = labels.filter((one) => !pairs.includes(`${one.package} ${one.from} ${one.to}`))
    expect(stray).toEqual([])
  })

  it('state a line exactly where a note is to be shown', () => {
    const [shown] = labels.filter((label) => label.expect === 'shown')
    expect(labelSchema.safeParse({ ...shown, line: undefined }).success).toBe(false)
    expect(labelSchema.safeParse({ ...shown, expect: 'withheld' }).success).toBe(false)
  })
})

describe('scoring a label', async () => {
  const before = await indexCode(
    new Map([['p/src/a.ts', 'export function f(): number {\n  const one = 1\n  return one\n}\n']]),
  )
  const after = await indexCode(
    new Map([
      ['p/src/a.ts', 'export function f(): number {\n  const one = 2\n\n  return one\n}\n'],
    ]),
  )
  const label: Label = {
    package: 'p',
    from: '1',
    to: '2',
    target: 'p/a#f',
    quote: 'return one',
    expect: 'shown',
    line: 'return one',
    why: 'the line before it changed',
  }
  const score = (one: Label): unknown => {
    const faults: string[] = []
    const scores = scoreLabels([one], before, after, (fault) => faults.push(fault))
    return [...scores.map(({ ours }) => ours), ...faults]
  }

  it('is right on the labelled line and wrong on any other', () => {
    expect(score(label)).toEqual(['right'])
    expect(score({ ...label, line: 'const one = 2' })).toEqual(['wrong'])
    expect(score({ ...label, expect: 'withheld', line: undefined })).toEqual(['wrong'])
  })

  it('sees what is withheld', () => {
    const gone: Label = { ...label, quote: 'const one = 1', expect: 'withheld', line: undefined }
    expect(score(gone)).toEqual(['withheld'])
  })

  it('refuses a label that does not describe the code', () => {
    expect(score({ ...label, target: 'p/a#g' })).toEqual([
      expect.stringContaining('no such symbol'),
    ])
    expect(score({ ...label, quote: 'one' })).toEqual([expect.stringContaining('2 times')])
    expect(score({ ...label, line: 'return two' })).toEqual([expect.stringContaining('0 times')])
  })
})
