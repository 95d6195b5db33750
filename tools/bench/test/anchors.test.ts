import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexCode } from '../src/anchor-code.ts'
import { plantAndResolve } from '../src/anchor-plantings.ts'
import { RECALL, shortfalls } from '../src/anchor-report.ts'
import type { Score } from '../src/anchor-score.ts'
import { addTwins } from '../src/anchor-twins.ts'
import { readPort } from '../src/anchor-workspace.ts'
import { REFACTORINGS } from '../src/anchor-refactorings.ts'

const root = join(import.meta.dirname, '../../..')

describe('notes on our own ports, under every known refactoring', async () => {
  const code = await indexCode(addTwins(readPort(root, 'workqueue')))
  const scores: Score[] = []
  // As many as make the shares mean something; none of them was looked at while the rules were made.
  for (const seed of [9001, 9002, 9003, 9004, 9005])
    scores.push(...(await plantAndResolve(code, { name: 'workqueue', seed, notes: 4, units: 800 })))

  it('takes in every refactoring, a few thousand times', () => {
    const used = new Set(scores.map(({ refactoring }) => refactoring))
    const names = [...Object.keys(REFACTORINGS), 'delete, beside a twin', 'rename, beside a twin']
    expect(names.filter((name) => !used.has(name))).toEqual([])
    expect(scores.length).toBeGreaterThan(2000)
  })

  it('never shows a note on wrong code', () => {
    const wrong = scores.filter(({ ours }) => ours === 'wrong').map((score) => score.describe())
    expect(wrong).toEqual([])
  })

  it('shows the others, as often as is promised', () => {
    expect(RECALL).toEqual({ unchanged: 1, 'renamed or moved': 0.99, 'edited outside': 0.9 })
    expect(shortfalls(scores)).toEqual([])
  })

  it('would tell if notes were put on lookalikes, as quote-only matching does', () => {
    const swapped = scores.map((score) => ({ ...score, ours: score.peer }))
    expect(shortfalls(swapped)).not.toEqual([])
  })
})
