import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CannotRunError } from '../src/exit-code.ts'
import type { Judgement } from '../src/judge-mutant.ts'
import { runMutants } from '../src/mutants.ts'
import { renderJudgement, renderMutantCount } from '../src/render-mutants.ts'
import { replayPort } from '../src/replay-port.ts'
import { createTestEnv, tally } from './support/test-env.ts'

/** A loop without an end has to be waited for; a second is many times what the fixture takes. */
const run = { report: () => undefined, leastLimit: 1000 }

describe('runMutants', () => {
  const env = createTestEnv()
  let judgements: Judgement[] = []
  beforeAll(async () => {
    judgements = await runMutants(env, tally, run)
  }, 120_000)

  const rendered = (id: string): string => {
    const judgement = judgements.find(({ mutant }) => mutant.id === id)
    return judgement ? renderJudgement(judgement) : 'not judged'
  }

  it('runs the unchanged port first', () => {
    expect(env.printed[0]).toMatch(/^tally: 4 vectors pass unchanged, \d+\.\d s$/u)
  })

  it.each([
    ['starts-at-two', '✓ starts-at-two: T-1 and T-2, T-5'],
    ['never-forgets', '✓ never-forgets: T-2'],
    ['two-edits', '✓ two-edits: T-1 and T-2, T-5'],
    ['stray-error', '✓ stray-error: T-3'],
    ['endless-loop', '✓ endless-loop: T-3 (which did not come to an end)'],
    ['endless-wait', '✓ endless-wait: T-5 (which waited for ever)'],
  ])('says which vectors catch %s', (id, line) => {
    expect(rendered(id)).toBe(line)
  })

  it.each([
    ['survivor', 'survived: no vector notices'],
    ['hangs-elsewhere', 'T-3 did not come to an end, and T-5 was not reached or passed'],
    ['wrong-name', 'T-3 does not catch it, but T-1, T-2, T-5'],
    ['not-found', 'not there: "this.count++"'],
    ['found-twice', 'there 3 times: "this.#counts."'],
    ['second-not-found', 'not there: "this.sum"'],
    ['same-text', 'changes nothing'],
    ['no-file', 'no file src/score.ts'],
    ['no-vector', 'no vector T-9'],
    ['vector-not-replayed', 'no vector T-4'],
    ['syntax-error', "does not compile: tally.ts:17: ')' expected."],
    ['type-error', "does not compile: tally.ts:18: Type 'string' is not assignable"],
    ['stops-loading', 'cannot be loaded: Error: stop'],
    ['never-loaded', 'src/unused.ts is never loaded'],
  ])('reports %s with its line and a hint', (id, problem) => {
    const place = `tools/conformance/test/fixtures/tally/mutants.yaml:${lineOf(id)}`
    const [first, about, hint] = rendered(id).split('\n')
    expect(first).toContain(`✗ ${place} ${id}: ${problem}`)
    expect(about).toMatch(/^ {4}\S/u)
    expect(hint).toMatch(/^ {4}\S/u)
  })

  it('judges every entry once, in order, and counts them', () => {
    const text = readFileSync(join(tally.folder, 'mutants.yaml'), 'utf8')
    const ids = [...text.matchAll(/- id: (\S+)/gu)].map(([, id]) => id)
    expect(judgements.map(({ mutant }) => mutant.id)).toEqual(ids)
    expect(renderMutantCount(judgements)).toBe('20 mutants, 6 caught, 14 failed')
  })
})

function lineOf(id: string): number {
  const lines = readFileSync(join(tally.folder, 'mutants.yaml'), 'utf8').split('\n')
  return lines.indexOf(`  - id: ${id}`) + 1
}

describe('a change that is not TypeScript', () => {
  it('is told apart from a change that a vector notices', async () => {
    const result = await replayPort(createTestEnv(), {
      port: tally.folder,
      files: [join(tally.folder, 'vectors/tally.json')],
      limit: 60_000,
      mutation: {
        url: pathToFileURL(join(tally.folder, 'src/tally.ts')).href,
        edits: [{ find: 'return left', replace: 'return left)' }],
      },
    })
    expect(result.broken?.syntax).toBe(true)
    expect(result.failed).toEqual([])
    expect(result.replayed).toBe(0)
  })
})

describe('a replay that may stop early', () => {
  const replay = (failed: number): ReturnType<typeof replayPort> =>
    replayPort(createTestEnv(), {
      port: tally.folder,
      files: [join(tally.folder, 'vectors/tally.json')],
      limit: 60_000,
      mutation: {
        url: pathToFileURL(join(tally.folder, 'src/tally.ts')).href,
        edits: [{ find: '?? 0) + 1', replace: '?? 1) + 1' }],
      },
      enough: { scenario: 'T-2', failed },
    })

  it('does so when the named vector and enough others have failed', async () => {
    const { complete, replayed, failed, stuck } = await replay(2)
    expect({ complete, replayed, stuck }).toEqual({
      complete: false,
      replayed: 2,
      stuck: undefined,
    })
    expect(failed.map(({ scenario }) => scenario)).toEqual(['T-1', 'T-2'])
  })

  it('replays everything when too few fail', async () => {
    const { complete, replayed } = await replay(4)
    expect({ complete, replayed }).toEqual({ complete: true, replayed: 4 })
  })
})

describe('a port that fails unchanged', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tally-'))
    cpSync(tally.folder, folder, { recursive: true })
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it('ends the run before any mutant', async () => {
    const path = join(folder, 'vectors/tally.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('[[0]]', '[[4]]'))
    const port = { name: 'tally', folder }
    const judged = runMutants(createTestEnv(), port, { ...run, only: 'survivor' })
    await expect(judged).rejects.toThrow('tally, unchanged: T-3: expected [4], got [0]')
    await expect(judged).rejects.toBeInstanceOf(CannotRunError)
  })
})
