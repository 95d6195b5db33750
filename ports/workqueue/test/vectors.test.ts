import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { requirementFileSchema } from '../../../schemas/requirement.ts'
import { upstreamFileSchema } from '../../../schemas/upstream.ts'
import { type Vector, type VectorFile } from '../../../schemas/vector.ts'
import { portFolder } from './support/packed-package.ts'
import { readJson, readScenarios, readVectors, replayOne, suitesIn } from './support/vectors.ts'

const files = suitesIn('vectors').map(readVectors)
const vectors = files.flatMap((file) => file.vectors)

/** `numbered('W', 18)` → W-01 … W-18. */
const numbered = (letter: string, count: number, suffix = ''): string[] =>
  Array.from({ length: count }, (_, i) => `${letter}-${String(i + 1).padStart(2, '0')}${suffix}`)

describe.each(files)('what upstream did: $suite', (file) => {
  for (const vector of file.vectors) {
    it(titleOf(vector), async () => {
      const verdict = await replayOne(file, vector)
      expect(verdict.message).toBe('')
      expect(verdict).toMatchObject({ ok: true, replayed: vector.notReplayed === undefined })
    })
  }

  // There is a suite of which the port has nothing.
  const replayed = file.vectors.find((vector) => !vector.notReplayed)
  if (!replayed) return

  const last = replayed.steps.length - 1
  it.each([...new Set([0, Math.floor(last / 2), last])])(
    'fails when the port does something else at step %i',
    async (step) => {
      const { ok, message } = await replayOne(file, corrupted(replayed, step))
      expect(ok).toBe(false)
      expect(message).toContain(`step ${step}: `)
    },
  )
})

/** `W-01 Items come in …`; seeded vectors have their id only. */
function titleOf({ id, about, notReplayed }: Vector): string {
  if (/^[a-z]/u.test(id)) return id
  const remark = notReplayed ? ` (recorded only: ${notReplayed.deviation})` : ''
  return `${id}${about === undefined ? '' : ` ${about}`}${remark}`
}

function corrupted(vector: Vector, step: number): Vector {
  const outcomes = vector.outcomes.map((outcome) =>
    outcome.with(step, typeof outcome[step] === 'string' ? '#77' : 'something else'),
  )
  return { ...vector, outcomes }
}

describe('the replay of queues', () => {
  const file = readVectors('queue')
  const vector = file.vectors.find(({ id }) => id === 'W-03')

  it.each([
    ['result', 0, 'a'],
    ['completed', 2, [{ by: 'w1', result: 'a' }]],
    ['len', 4, 2],
    ['shuttingDown', 1, true],
    ['waiters', 3, 2],
    ['log', 2, ['adds.inc', 'push a', 'depth.inc', 'pop a', 'depth.dec', ['latency.observe', 0]]],
    ['log', 2, ['adds.inc', 'depth.inc', 'push a', 'pop a', 'depth.dec', ['latency.observe', 0.1]]],
  ])('compares %s', async (field, step, value) => {
    const outcomes = vector?.outcomes.map((outcome) =>
      outcome.with(step, { ...(outcome[step] as object), [field]: value }),
    )
    const { ok } = await replayOne(file, { ...vector, outcomes } as Vector)
    expect(ok).toBe(false)
  })
})

describe('the scenarios', () => {
  const ids = vectors.map(({ id }) => id)

  it('are those of the checklist, and more', () => {
    const checklist = [
      ...numbered('W', 18),
      ...numbered('D', 15, 't'),
      ...numbered('R', 3, 't'),
      ...numbered('L', 10, 't'),
      ...numbered('F', 2, 't'),
      'C-01t',
      'P-01t',
    ]
    // Some come in variants: W-18-struct, W-18-pointer.
    const recorded = new Set(ids.map((id) => /^[A-Z]-\d+t?/u.exec(id)?.[0]))
    expect(checklist.filter((id) => !recorded.has(id))).toEqual([])
  })

  it('have ids of their own', () => {
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('all have vectors, and all vectors have scenarios', () => {
    expect(suitesIn('vectors')).toEqual(suitesIn('scenarios'))
  })

  it.each(suitesIn('scenarios'))('%s is recorded as it is written', (suite) => {
    const { suite: name, about, scenarios, generator } = readScenarios(suite)
    const file = readVectors(suite)
    expect(file).toMatchObject({ suite: name, about })
    const authored = file.vectors.map(({ outcomes: _, ...scenario }) => scenario)
    if (scenarios) expect(authored).toEqual(scenarios)
    else expect(file.vectors.map(({ id }) => id)).toEqual(seededIds(suite, generator))
  })

  it('name requirements and deviations that exist', () => {
    const { requirements } = requirementFileSchema.parse(readJson('requirements.json'))
    const page = readFileSync(join(portFolder, 'PORT.md'), 'utf8')
    for (const vector of vectors) {
      const unknown = vector.requirements?.filter((id) => !(id in requirements)) ?? []
      expect(unknown, vector.id).toEqual([])
      const deviations = vector.deviations?.map(({ id }) => id) ?? []
      for (const id of [...deviations, vector.notReplayed?.deviation ?? []].flat()) {
        expect(page, vector.id).toContain(`### ${id} `)
      }
    }
  })

  it('were run on the pinned upstream, often enough to see what scheduling decides', () => {
    const { sources } = upstreamFileSchema.parse(readJson('upstream.json'))
    const pinned = sources.map(({ module, version, commit }) => ({ module, version, commit }))
    for (const file of files) {
      expect(file.upstream, file.suite).toEqual(pinned)
      expect(file.recordings, file.suite).toBeGreaterThanOrEqual(20)
    }
  })

  it('have more than one outcome where goroutines compete', () => {
    const races = vectors.filter(({ outcomes }) => outcomes.length > 1).map(({ id }) => id)
    expect(races).toEqual(expect.arrayContaining(['W-19', 'W-21', 'W-23', 'D-17t', 'D-18t']))
    for (const { id, outcomes } of vectors) expect(outcomes.length, id).toBeLessThanOrEqual(16)
  })
})

/** What a generator calls its scenarios. */
function seededIds(suite: string, generator: unknown): string[] {
  const { first, count } = z.object({ first: z.int(), count: z.int().min(1) }).parse(generator)
  return Array.from({ length: count }, (_, i) => `${suite}-${first + i}`)
}

describe('the seeded sequences', () => {
  const sequences = readSequences(readVectors('random'))

  it('are at least 500, each of at least 100 operations and four workers', () => {
    expect(sequences.length).toBeGreaterThanOrEqual(500)
    for (const { id, steps } of sequences) {
      expect(steps.length, id).toBeGreaterThanOrEqual(100)
      const workers = new Set(steps.flatMap((step) => step.match(/\bw\d+/gu) ?? []))
      expect(workers.size, id).toBeGreaterThanOrEqual(4)
    }
  })

  it('use every operation of every kind of queue', () => {
    const operations = sequences.flatMap(({ steps }) =>
      steps.flatMap((step) => step.split('; ').map((call) => call.split(' ')[0])),
    )
    expect([...new Set(operations)].sort()).toEqual([
      'add',
      'addAfter',
      'addRateLimited',
      'done',
      'forget',
      'get',
      'len',
      'numRequeues',
      'shutDown',
      'shutDownWithDrain',
      'shuttingDown',
      'step',
    ])
    const configs = new Set(sequences.map(({ kind, storage }) => `${kind} ${storage}`))
    expect(configs.size).toBe(9)
  })

  it('block in at least a fifth of their gets', () => {
    let gets = 0
    let blocked = 0
    for (const { steps, outcome } of sequences) {
      for (const [index, step] of steps.entries()) {
        gets += step.match(/\bget\b/gu)?.length ?? 0
        if (step.startsWith('get ') && /^=blocked\b/u.test(outcome[index] ?? '')) blocked++
      }
    }
    expect(blocked / gets).toBeGreaterThanOrEqual(0.2)
  })
})

function readSequences(file: VectorFile): {
  id: string
  kind: string
  storage: string
  steps: string[]
  outcome: string[]
}[] {
  return file.vectors.map(({ id, config, steps, outcomes }) => ({
    id,
    ...(config as { kind: string; storage: string }),
    steps: steps.map(String),
    outcome: (outcomes[0] ?? []).map(String),
  }))
}
