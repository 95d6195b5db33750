import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexCode } from '../src/anchor-code.ts'
import { plantAndResolve } from '../src/anchor-plantings.ts'
import { RECALL, shortfalls } from '../src/anchor-report.ts'
import { readPort } from '../src/anchor-workspace.ts'
import { REFACTORINGS } from '../src/anchor-refactorings.ts'

const root = join(import.meta.dirname, '../../..')

describe('notes on our own ports, under every known refactoring', async () => {
  const code = await indexCode(readPort(root, 'workqueue'))
  const run = { name: 'workqueue', notes: 3, units: 400 }
  const scores = [
    ...(await plantAndResolve(code, { ...run, seed: 1 })),
    ...(await plantAndResolve(code, { ...run, seed: 2 })),
  ]

  it('takes in every refactoring, a few hundred times', () => {
    const used = new Set(scores.map(({ refactoring }) => refactoring))
    expect(Object.keys(REFACTORINGS).filter((name) => !used.has(name))).toEqual([])
    expect(scores.length).toBeGreaterThan(600)
  })

  it('never shows a note on wrong code', () => {
    const wrong = scores.filter(({ ours }) => ours === 'wrong').map((score) => score.describe())
    expect(wrong).toEqual([])
  })

  // One class of many short methods: moved ones among them are withheld more often than elsewhere.
  it('shows the others, as often as is promised', () => {
    expect(shortfalls(scores, { ...RECALL, 'renamed or moved': 0.85 })).toEqual([])
  })

  it('would tell if notes were put on lookalikes, as quote-only matching does', () => {
    const swapped = scores.map((score) => ({ ...score, ours: score.peer }))
    expect(shortfalls(swapped)).not.toEqual([])
  })
})
