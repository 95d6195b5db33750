import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { compareVectorFiles } from '../src/compare-vectors.ts'
import { runCommandLine } from '../src/command-line.ts'
import { EXIT } from '../src/exit-code.ts'
import { recordVectors } from '../src/go-recorder.ts'
import { readVectorFile } from '../src/vector-files.ts'
import { createFakeGo, type FakeGo, FINE, writeBook } from './support/fake-go.ts'
import { createTestEnv, tally } from './support/test-env.ts'

const COMMITTED = readFileSync(join(tally.folder, 'vectors/tally.json'), 'utf8')
const UPSTREAM = JSON.stringify({
  recorder: { go: 'go1.26.8' },
  sources: [{ id: 'tally', declarations: [{ name: 'Tally.Call', hash: 'aa' }] }],
})

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'conformance-test-'))
  writeBook(root)
  cpSync(tally.folder, join(root, 'ports/tally'), { recursive: true })
  writeFileSync(join(root, 'ports/tally/upstream.json'), UPSTREAM)
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

interface Ran {
  readonly code: number
  readonly text: string
  readonly commands: readonly string[]
}

async function call(args: readonly string[], go: FakeGo = {}): Promise<Ran> {
  const all = { 'tally.json': COMMITTED }
  const { run, commands } = createFakeGo({ vectors: all, fresh: all, upstream: UPSTREAM, ...go })
  const env = createTestEnv({ root, run })
  const code = await runCommandLine(env, args)
  return { code, text: env.printed.join('\n'), commands }
}

/** The committed vectors with one passage changed. */
function changed(from: string, to: string): string {
  expect(COMMITTED.split(from)).toHaveLength(2)
  return COMMITTED.replace(from, to)
}

describe('conformance:check', () => {
  it('says that all is well, with the seed it chose', async () => {
    const { code, text } = await call(['check'])
    expect(text).toBe(
      [
        'fresh seeds: --seed 501000000 --seeds 200',
        'tally: upstream does what is committed, suites: tally',
        'tally: 4 fresh sequences agree, seeds from 501000000',
      ].join('\n'),
    )
    expect(code).toBe(EXIT.ok)
  })

  it('hands seed and number on to the recorder, and records elsewhere', async () => {
    const { commands } = await call(['check', '--port', 'tally', '--seed', '7', '--seeds', '3'])
    expect(commands.slice(0, 2)).toEqual(['go version', 'go mod download'])
    expect(commands.at(-1)).toMatch(
      /^go run \.\/cmd\/record-vectors -port tally -out \S+ -seeds 3 -from 7$/u,
    )
    expect(commands.filter((command) => command.includes(root))).toEqual([])
  })

  it('shows the first step that differs, on both sides', async () => {
    const vectors = { 'tally.json': changed('[[1, null, 1]]', '[[1, null, 2]]') }
    const { code, text } = await call(['check'], { vectors })
    expect(text).toContain(
      [
        '✗ ports/tally/vectors/tally.json: T-2: step 2 {"op":"call","name":"a"}',
        '    committed  1',
        '    recorded   2',
      ].join('\n'),
    )
    expect(code).toBe(EXIT.differs)
  })

  it('says which scenario was left out of the recording, and which is not committed', async () => {
    const vectors = { 'tally.json': changed('"T-3"', '"T-6"') }
    const { text } = await call(['check'], { vectors })
    expect(text).toContain('tally.json: T-3: is committed, but was not recorded')
    const path = join(root, 'ports/tally/vectors/tally.json')
    const { vectors: list, ...head } = JSON.parse(COMMITTED) as { vectors: unknown[] }
    writeFileSync(path, JSON.stringify({ ...head, vectors: list.slice(0, 4) }))
    expect((await call(['check'])).text).toContain('T-5: was recorded, but is not committed')
  })

  it('accepts any outcome that is known, and no other', async () => {
    const path = join(root, 'ports/tally/vectors/tally.json')
    writeFileSync(path, changed('[[1, 2]]', '[[1, 2], [1, 3]]'))
    expect((await call(['check'])).code).toBe(EXIT.ok)
    const swapped = { 'tally.json': changed('[[1, 2]]', '[[1, 3], [1, 2]]') }
    expect((await call(['check'], { vectors: swapped })).code).toBe(EXIT.ok)
    const unknown = { 'tally.json': changed('[[1, 2]]', '[[1, 2], [1, 4]]') }
    const { code, text } = await call(['check'], { vectors: unknown })
    expect(text).toContain('T-1: an outcome that is not among the 2 known ones; step 1')
    expect(code).toBe(EXIT.differs)
  })

  it('does not mind another machine, but names it when something differs', async () => {
    const other = COMMITTED.replace('linux/amd64', 'darwin/arm64')
    expect((await call(['check'], { vectors: { 'tally.json': other } })).code).toBe(EXIT.ok)
    const differing = { 'tally.json': other.replace('[[0]]', '[[9]]') }
    const { text } = await call(['check'], { vectors: differing })
    expect(text).toContain(
      'committed by go1.26.8 on linux/amd64, recorded now by go1.26.8 on darwin/arm64',
    )
  })

  it('compares upstream.json, but not who recorded it', async () => {
    const upstream = UPSTREAM.replace('go1.26.8', 'go1.27.0')
    expect((await call(['check'], { upstream })).code).toBe(EXIT.ok)
    const { code, text } = await call(['check'], { upstream: upstream.replace('"aa"', '"bb"') })
    expect(text).toContain(
      [
        '✗ ports/tally/upstream.json: sources.0.declarations.0.hash',
        '    committed  "aa"',
        '    recorded   "bb"',
      ].join('\n'),
    )
    expect(code).toBe(EXIT.differs)
  })

  it('keeps a fresh sequence the port gets wrong, and says how to see it again', async () => {
    const fresh = { 'tally.json': changed('[[0]]', '[[4]]') }
    const { code, text } = await call(['check', '--seed', '12', '--seeds', '5'], { fresh })
    const kept = '.cache/conformance/tally-tally-12.json'
    expect(text).toContain(
      [
        '✗ tally: 1 fresh sequences differ; T-3: expected [4], got [0]',
        `    kept in ${kept}`,
        '    again: npm run conformance:check -- --port tally --seed 12 --seeds 5',
      ].join('\n'),
    )
    expect(readFileSync(join(root, kept), 'utf8')).toBe(fresh['tally.json'])
    expect(code).toBe(EXIT.differs)
  })

  it('fails when no suite is generated from seeds', async () => {
    const { code, text } = await call(['check'], { fresh: {} })
    expect(text).toContain('✗ tally: no suite is generated from seeds')
    expect(code).toBe(EXIT.differs)
  })

  it('changes no committed file', async () => {
    await call(['check'], { vectors: { 'tally.json': changed('[[0]]', '[[4]]') }, upstream: '{}' })
    expect(readFileSync(join(root, 'ports/tally/vectors/tally.json'), 'utf8')).toBe(COMMITTED)
    expect(readFileSync(join(root, 'ports/tally/upstream.json'), 'utf8')).toBe(UPSTREAM)
  })
})

describe('conformance:record', () => {
  it('writes vectors and upstream.json, and says what', async () => {
    const vectors = { 'tally.json': changed('[[0]]', '[[4]]') }
    const { code, text } = await call(['record'], { vectors, upstream: '{"new":true}' })
    expect(code).toBe(EXIT.ok)
    expect(text).toBe('ports/tally/vectors/tally.json: 5 vectors')
    expect(readFileSync(join(root, 'ports/tally/vectors/tally.json'), 'utf8')).toBe(
      vectors['tally.json'],
    )
    expect(readFileSync(join(root, 'ports/tally/upstream.json'), 'utf8')).toBe('{"new":true}')
  })

  it('records one suite alone', async () => {
    const { commands } = await call(['record', '--suite', 'tally'])
    expect(commands).toHaveLength(3)
    expect(commands[2]).toContain('record-vectors -port tally -out ')
    expect(commands[2]).toMatch(/ -suites tally$/u)
  })

  it('knows the suites and the ports', async () => {
    const suite = await call(['record', '--suite', 'queues'])
    expect(suite.text).toBe('no suite "queues"\n    There are: tally')
    const port = await call(['record', '--port', 'informer'])
    expect(port.text).toBe('no port informer\n    There are: tally')
    expect([suite.code, port.code]).toEqual([EXIT.cannotRun, EXIT.cannotRun])
    expect([...suite.commands, ...port.commands]).toEqual([])
  })
})

describe.each(['record', 'check'])('conformance:%s', (command) => {
  it('says what is missing when there is no Go', async () => {
    const missing = { ...FINE, end: { kind: 'missing', reason: 'spawn go ENOENT' } } as const
    const { code, text } = await call([command], { answer: () => missing })
    expect(text).toContain('go version: there is no Go\n    Install Go from https://go.dev/dl/')
    expect(code).toBe(EXIT.cannotRun)
  })

  it('says when the upstream modules cannot be fetched', async () => {
    const failed = {
      end: { kind: 'exit', code: 1 },
      output: '',
      errors: 'dial tcp: no route',
    } as const
    const { code, text } = await call([command], {
      answer: (line) => (line === 'go mod download' ? failed : undefined),
    })
    expect(text).toContain('go mod download, in conformance/: \ndial tcp: no route\n')
    expect(text).toContain('Check the network and GOPROXY')
    expect(code).toBe(EXIT.cannotRun)
  })

  it('shows what the recorder said when it fails', async () => {
    const failed = {
      end: { kind: 'exit', code: 1 },
      output: '',
      errors: 'queue: no op "ad"',
    } as const
    const { code, text } = await call([command], {
      answer: (line) => (line.includes('record-vectors') ? failed : undefined),
    })
    expect(text).toContain('record-vectors -port tally')
    expect(text).toContain('queue: no op "ad"')
    expect(code).toBe(EXIT.cannotRun)
  })

  it('refuses a recording that is not one', async () => {
    const { code, text } = await call([command], { vectors: { 'tally.json': '{"suite":"tally"}' } })
    expect(text).toContain('tally.json is not a file of vectors')
    expect(code).toBe(EXIT.cannotRun)
  })
})

describe('the command line', () => {
  it.each([
    ['an unknown command', ['replay']],
    ['an unknown option', ['check', '--sed', '1']],
    ['a seed that is no number', ['check', '--seed', 'x']],
    ['no seeds', ['check', '--seeds', '0']],
  ])('refuses %s', async (_, args) => {
    const { code, commands } = await call(args)
    expect(code).toBe(EXIT.usage)
    expect(commands).toEqual([])
  })

  it('helps', async () => {
    const { code, text } = await call(['--help'])
    expect(text).toMatch(/record \[[\s\S]*check \[[\s\S]*mutants \[/u)
    expect(code).toBe(EXIT.ok)
  })
})

/** True when Go is here and has fetched what `conformance/go.mod` pins. */
function canRecord(): boolean {
  const args = ['list', '-m', '-f', '{{.Dir}}', 'k8s.io/client-go']
  const env = { ...process.env, GOPROXY: 'off', GOTOOLCHAIN: 'local' }
  const found = spawnSync('go', args, { cwd: 'conformance', env, encoding: 'utf8' })
  return found.error === undefined && found.status === 0 && found.stdout.trim() !== ''
}

describe('the recorder', () => {
  it.skipIf(!canRecord())(
    'records the authored queue scenarios as committed (needs Go)',
    async () => {
      const env = createTestEnv()
      const out = join(root, 'vectors')
      await recordVectors(env, { port: 'workqueue', out, suites: ['queue', 'delaying'] })
      for (const suite of ['queue', 'delaying']) {
        const committed = readVectorFile(`ports/workqueue/vectors/${suite}.json`)
        const recorded = readVectorFile(join(out, `${suite}.json`))
        expect(recorded.vectors.length).toBeGreaterThan(20)
        expect(compareVectorFiles(committed, recorded)).toBeUndefined()
      }
    },
  )
})
