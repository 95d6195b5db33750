import { describe, expect, it } from 'vitest'
import { type Vector } from '../../../schemas/vector.ts'
import { readVectors, replayOne } from './support/vectors.ts'

const suites = [
  'limiters',
  'limiters-seeded',
  'bucket',
  'bucket-seeded',
  'wait-seeded',
  'clock',
  'clock-seeded',
  'parallelizer',
  'keys',
]

type Fields = Readonly<Record<string, unknown>>

/** One vector and step for every field that is observed anywhere in the suite. */
function everyField(
  suite: string,
): { suite: string; field: string; vector: Vector; step: number }[] {
  const seen = new Map<string, { vector: Vector; step: number }>()
  for (const vector of readVectors(suite).vectors) {
    if (vector.notReplayed || vector.deviations) continue
    for (const [step, observation] of (vector.outcomes[0] ?? []).entries()) {
      for (const field of Object.keys(observation as Fields)) seen.set(field, { vector, step })
    }
  }
  return [...seen].map(([field, where]) => ({ suite, field, ...where }))
}

/** Something close to the value: the replay has to look closely. */
function nearby(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return value.slice(1)
  if (typeof value !== 'string') throw new Error('no value of an observation')
  const last = value.at(-1)
  return value.slice(0, -1) + (last === '1' ? '2' : '1')
}

describe('the replay of limiters, buckets, clocks and pieces', () => {
  it.each(suites.flatMap(everyField))(
    'compares $field of $suite to the last digit',
    async ({ suite, field, vector, step }) => {
      const outcomes = vector.outcomes.map((outcome) => {
        const observation = outcome[step] as Fields
        return outcome.with(step, { ...observation, [field]: nearby(observation[field]) })
      })
      const { ok, message } = await replayOne(readVectors(suite), { ...vector, outcomes })
      expect(ok).toBe(false)
      expect(message).toContain(`step ${step}: `)
    },
  )

  it('fails where a deviation is registered that is none', async () => {
    const file = readVectors('bucket')
    const vector = file.vectors.find(({ id }) => id === 'L-08t')
    const deviations = [{ id: 'DV-12', steps: [3], port: [vector?.outcomes[0]?.[3]] }]
    const { ok, message } = await replayOne(file, { ...vector, deviations } as Vector)
    expect(ok).toBe(false)
    expect(message).toContain('agrees with upstream')
  })

  it.each([
    ['limiters-seeded', 100],
    ['bucket-seeded', 300],
    ['wait-seeded', 100],
    ['clock-seeded', 60],
  ])('has in %s at least %i sequences, each with one outcome', (suite, count) => {
    const { vectors } = readVectors(suite)
    expect(vectors.length).toBeGreaterThanOrEqual(count)
    expect(vectors.filter(({ outcomes }) => outcomes.length !== 1)).toEqual([])
  })

  it('sees every way a wait can end', () => {
    const ends = ['bucket', 'wait-seeded'].flatMap((suite) =>
      readVectors(suite).vectors.flatMap(({ outcomes }) =>
        outcomes.flat().flatMap((seen) => (seen as { waits?: { result: string }[] }).waits ?? []),
      ),
    )
    const results = new Set(ends.map(({ result }) => result))
    expect([...results].sort()).toEqual(['aborted', 'burst', 'deadline', 'ok', 'would-exceed'])
  })
})
