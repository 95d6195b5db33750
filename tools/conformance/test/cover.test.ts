import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { exercisedFileSchema } from '#schemas/exercised.ts'
import { runCommandLine } from '../src/command-line.ts'
import { type Measured, measureExercised } from '../src/cover.ts'
import { renderExercised } from '../src/exercised-file.ts'
import { createTestEnv, type TestEnv } from './support/test-env.ts'

const FIXTURE = join(import.meta.dirname, 'fixtures/covered')
const SCRATCH = join(import.meta.dirname, '../../../.cache/tests/conformance')

/** A copy of the fixture book, with `change` made to a file of the port. */
function copyBook(name: string, change?: { file: string; from: string; to: string }): TestEnv {
  const root = join(SCRATCH, name)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  cpSync(FIXTURE, root, { recursive: true })
  // What the first one compiled.
  const cache = join(SCRATCH, 'measured/.cache')
  if (existsSync(cache)) cpSync(cache, join(root, '.cache'), { recursive: true })
  if (change) {
    const path = join(root, 'ports/shapes', change.file)
    writeFileSync(path, readFileSync(path, 'utf8').replace(change.from, change.to))
  }
  return createTestEnv({ root })
}

function portOf({ root }: TestEnv): { name: string; folder: string } {
  return { name: 'shapes', folder: join(root, 'ports/shapes') }
}

const committed = (env: TestEnv): string => join(portOf(env).folder, 'exercised.json')

describe('what vectors run', () => {
  let measured: Measured
  let runBy: Record<string, string[]> = {}
  beforeAll(async () => {
    const env = copyBook('measured')
    measured = await measureExercised(env, portOf(env))
    const { file } = measured
    runBy = Object.fromEntries(
      Object.entries(file.symbols).map(([id, suites]) => [
        id.replace('shapes/shapes#', ''),
        Object.values(suites).flatMap(({ first }) => first),
      ]),
    )
  })

  it.each([
    ['a method, though types and characters of two units stand before it', 'Shape.area', ['S-2']],
    ['a private method that an arrow function calls', 'Shape.#square', ['S-2']],
    ['an accessor', 'Shape.size', ['S-4']],
    ['a field that holds a function', 'Shape.scale', ['S-3']],
    ['what goes on after the last step', 'Shape.#tell', ['S-5']],
    ['a constructor', 'Shape.constructor', ['S-1', 'S-2', 'S-3']],
    ['a class for each of its members', 'Shape', ['S-1', 'S-2', 'S-3']],
    ['a class without a constructor, for its fields', 'Plain', ['S-6']],
    ['a method of an object, for the object too', 'tools', ['S-4']],
    ['an overloaded function, once', 'pick', ['F-1']],
    ['the second of two variables declared at once', 'twice', ['F-2', 'F-4', 'F-5']],
    ['the third of them', 'half', ['F-3', 'F-4']],
  ])('tells of %s', (_, symbol, vectors) => {
    expect(runBy[symbol]).toEqual(vectors)
  })

  it.each(['unit', 'one', 'Shape.made', 'Shape.never', 'unused', 'tools.unit'])(
    'says nothing of %s, which no vector runs, or loading alone',
    (symbol) => {
      expect(runBy).not.toHaveProperty([symbol])
    },
  )

  it('counts every vector and names the first three', () => {
    const suites = new Map(Object.entries(measured.file.symbols)).get('shapes/shapes#doubled')
    expect(suites).toEqual({ functions: { vectors: 4, first: ['F-2', 'F-4', 'F-5'] } })
  })

  it('tells what users can call and no vector runs', () => {
    expect(measured.untouched).toEqual(['shapes/shapes#Shape.never', 'shapes/shapes#unused'])
  })

  it('is written in a form that says the same, in order', () => {
    const { file } = measured
    const text = renderExercised(file)
    expect(exercisedFileSchema.parse(JSON.parse(text))).toEqual(file)
    const ids = Object.keys(file.symbols)
    expect(ids).toEqual([...ids].sort())
    expect(Object.keys(JSON.parse(text) as object)).toEqual(['schemaVersion', 'port', 'symbols'])
  })
})

describe('conformance cover', () => {
  let env: TestEnv
  let written = ''
  beforeAll(async () => {
    env = copyBook('written')
    expect(await runCommandLine(env, ['cover'])).toBe(0)
    written = readFileSync(committed(env), 'utf8')
  })

  it('writes the file, which --check then finds up to date', async () => {
    expect(env.printed[0]).toBe('shapes: 12 vectors run 16 symbols')
    expect(await runCommandLine(env, ['cover', '--check'])).toBe(0)
    expect(readFileSync(committed(env), 'utf8')).toBe(written)
  })

  it.each([
    [
      'a count',
      '"vectors": 4',
      '"vectors": 5',
      '#doubled, functions.vectors: committed 5, measured 4',
    ],
    ['a symbol', '#halved', '#half2', '#half2: committed {"functions":'],
    [
      'the order',
      '  "schemaVersion": 1,\n  "port": "shapes",',
      '  "port": "shapes",\n  "schemaVersion": 1,',
      'order or layout',
    ],
    ['the form', '"symbols"', '"symbol"', 'malformed: '],
    ['no JSON', '{', '', 'malformed: SyntaxError'],
  ])('--check ends with 3 and leaves the file alone: %s', async (_, from, to, said) => {
    const before = env.printed.length
    expect(written).toContain(from)
    writeFileSync(committed(env), written.replace(from, to))
    expect(await runCommandLine(env, ['cover', '--check'])).toBe(3)
    expect(env.printed.slice(before).join('\n')).toContain(said)
    expect(readFileSync(committed(env), 'utf8')).toBe(written.replace(from, to))
  })

  it('--check ends with 3 where nothing was measured', async () => {
    rmSync(committed(env), { force: true })
    const before = env.printed.length
    expect(await runCommandLine(env, ['cover', '--check'])).toBe(3)
    expect(env.printed.slice(before).join('\n')).toContain('there is no exercised.json')
  })

  it.each([
    ['a vector fails', { file: 'vectors/shapes.json', from: '[[4]]', to: '[[5]]' }, 'S-2: [4]'],
    [
      'the port does not load',
      { file: 'src/shapes.ts', from: 'const unit', to: 'throw 1; const unit' },
      'shapes: ',
    ],
    [
      'lines end in two characters',
      { file: 'src/shapes.ts', from: '\n', to: '\r\n' },
      'carriage returns',
    ],
    [
      'the port is malformed',
      { file: 'PORT.md', from: 'DV-1', to: 'DV-2' },
      'EXT122 ports/shapes/vectors/shapes.json',
    ],
  ])('ends with 2 when %s', async (name, change, said) => {
    const failing = copyBook(`cannot-${name.replaceAll(' ', '-')}`, change)
    expect(await runCommandLine(failing, ['cover'])).toBe(2)
    expect(failing.printed.join('\n')).toContain(said)
  })
})

describe('stripping types', () => {
  it.each([join(FIXTURE, 'ports/shapes/src/shapes.ts'), ...globSync('ports/*/src/**/*.ts')])(
    'keeps every offset of %s',
    (path) => {
      const text = readFileSync(path, 'utf8')
      const stripped = stripTypeScriptTypes(text)
      expect(stripped).toHaveLength(text.length)
      // Brackets and semicolons may move into the gap that a type leaves.
      const moved = [...stripped.matchAll(/[^\s);]/gu)].filter(
        ({ 0: one, index }) => !text.startsWith(one, index),
      )
      expect(moved).toEqual([])
    },
  )
})
