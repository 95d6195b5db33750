import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDemoEnv, indexDemo, readFixture } from './fixture-port.ts'

const CACHE = '.cache/extract/index.jsonl'

const SOURCES = {
  'shapes.ts': `export interface Shape { area(): number; name: string }
export class Square implements Shape {
  constructor(readonly side: number) {}
  name = 'square'
  area() { return this.side * this.side }
}
export const unit: Shape = new Square(1)
export const pick = (flag: boolean) => (flag ? 'b' : undefined)
`,
  'sum.ts': `import { type Shape, pick } from './shapes.ts'
export function sum(shapes: readonly Shape[]): number {
  let total = 0
  for (const shape of shapes) total += shape.area()
  return total
}
export const chosen = [pick(true), 'a', null]
`,
  'index.ts': `export { sum } from './sum.ts'
export * from './shapes.ts'
import { chosen } from './sum.ts'
export const first = chosen[0]
`,
  'globals.ts': `export {}
declare global { interface Array<T> { last(): T } }
`,
  'user.ts': `import { first, sum, unit } from './index.ts'
export const report = () => ({ total: sum([unit]), first, end: [1].last() })
`,
}

/** Edits that keep the file TypeScript, and some that do not. */
const EDITS: readonly (readonly [RegExp, string])[] = [
  [/number/u, 'string'],
  [/side/gu, 'edge'],
  [/'b'/u, "'c' as const"],
  [/total = 0/u, 'total = 1'],
  [/area\(\)/u, 'area(): number'],
  [/^/u, '/** Doc of {@link sum}. */\n'],
  [/$/u, '\nexport const extra = 1\n'],
  [/export const \w+ = .*\n/u, ''],
  [/ \| |, /u, ' | '],
  [/const (?<name>\w+)/u, 'const $<name>2'],
  [/last/gu, 'final'],
  [/\{/u, '{ '],
  [/return/u, 'return ('],
]

async function cold(sources: Record<string, string>): Promise<string> {
  const env = createDemoEnv(sources)
  return JSON.stringify({ index: await indexDemo(env), problems: env.problems })
}

describe('the index cache', () => {
  it('never changes what comes out, whatever single file is edited', async () => {
    const files = Object.keys(SOURCES) as (keyof typeof SOURCES)[]
    const step = fc.tuple(fc.constantFrom(...files), fc.constantFrom(...EDITS))
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 3 }), async (steps) => {
        const sources: Record<string, string> = { ...SOURCES }
        const env = createDemoEnv(sources)
        await indexDemo(env)
        for (const [file, [from, to]] of steps) {
          sources[file] = (sources[file] ?? '').replace(from, to)
          const next = createDemoEnv(sources)
          const kept = env.fs.files.get(CACHE)
          if (kept !== undefined) next.fs.files.set(CACHE, kept)
          const warm = JSON.stringify({ index: await indexDemo(next), problems: next.problems })
          const left = next.fs.files.get(CACHE)
          if (left !== undefined) env.fs.files.set(CACHE, left)
          expect(warm).toBe(await cold(sources))
        }
      }),
      { numRuns: 12 },
    )
  })

  it('gives the same when a file is added, removed or renamed', async () => {
    const env = createDemoEnv(SOURCES)
    await indexDemo(env)
    const { 'user.ts': user, ...without } = SOURCES
    for (const sources of [
      without,
      { ...without, 'renamed.ts': user },
      { ...SOURCES, 'b.ts': user },
    ]) {
      const next = createDemoEnv(sources)
      next.fs.files.set(CACHE, env.fs.files.get(CACHE) ?? '')
      const warm = JSON.stringify({ index: await indexDemo(next), problems: next.problems })
      expect(warm).toBe(await cold(sources))
    }
  })

  it('gives the same when a package or the configuration changes', async () => {
    const sources = { 'index.ts': "import { a } from 'pkg'\nexport const b = a\n" }
    const extra = (text: string): Record<string, string> => ({
      'node_modules/pkg/package.json': '{"name":"pkg","types":"index.d.ts"}',
      'node_modules/pkg/index.d.ts': text,
    })
    const env = createDemoEnv(sources, {})
    await indexDemo(env)
    const shown: string[] = []
    for (const text of ['export const a: number', 'export const a: string']) {
      const next = createDemoEnv(sources, extra(text))
      next.fs.files.set(CACHE, env.fs.files.get(CACHE) ?? '')
      const index = await indexDemo(next)
      expect(JSON.stringify(index)).toBe(
        JSON.stringify(await indexDemo(createDemoEnv(sources, extra(text)))),
      )
      shown.push(index.ports[0]?.symbols[0]?.signatures[0] ?? '')
    }
    expect(shown).toEqual(['const b: number', 'const b: string'])
  })

  it.each(['', 'foreign', 'index 0000\n{}', '{"base":""}'])(
    'ignores a damaged cache: %j',
    async (damage) => {
      const sources = readFixture('re-exports')
      const env = createDemoEnv(sources)
      env.fs.files.set(CACHE, damage)
      const index = await indexDemo(env)
      expect(env.problems).toEqual([])
      expect(JSON.stringify(index)).toBe(JSON.stringify(await indexDemo(createDemoEnv(sources))))
      expect(env.fs.files.get(CACHE)).not.toBe(damage)
    },
  )

  it('reports a syntax error again in the next run', async () => {
    const sources = { 'index.ts': 'export const a = (\n' }
    const env = createDemoEnv(sources)
    await indexDemo(env)
    const first = env.problems.length
    await indexDemo(env)
    expect(first).toBeGreaterThan(0)
    expect(env.problems.length).toBe(2 * first)
  })

  it('is written nowhere else, and read back whole', async () => {
    const env = createDemoEnv(SOURCES)
    const before = new Set(env.fs.files.keys())
    const first = await indexDemo(env)
    expect([...env.fs.files.keys()].filter((path) => !before.has(path))).toEqual([CACHE])
    const cache = env.fs.files.get(CACHE)
    expect(JSON.stringify(await indexDemo(env))).toBe(JSON.stringify(first))
    expect(env.fs.files.get(CACHE)).toBe(cache)
  })
})
