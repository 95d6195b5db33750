import { describe, expect, it } from 'vitest'
import { parsePortName } from '#schemas/ids.ts'
import { loadPort } from '../../src/load/port-program.ts'
import type { MemoryFile } from '../support/memory-file-system.ts'
import { createTestEnv } from '../support/test-env.ts'
import { createDemoEnv, indexDemo } from './fixture-port.ts'

const DEMO = { name: parsePortName('demo'), path: 'demo' }
const ENTRY = { 'index.ts': 'export const a = 1\n' }

/** `EXT103 demo/src/a.ts:2` of every problem that indexing the port reports. */
async function problemsOf(
  sources: Record<string, MemoryFile>,
  extra: Record<string, MemoryFile> = {},
): Promise<string[]> {
  const env = createDemoEnv(sources, extra)
  await indexDemo(env)
  return env.problems.map(({ code, file = '', line }) => {
    return `${code} ${file}${line === undefined ? '' : `:${line}`}`
  })
}

describe('loading a port', () => {
  it('reports a folder that is not there', () => {
    const env = createTestEnv({})
    expect(loadPort(DEMO, env)).toBeUndefined()
    expect(env.problems.map(({ code }) => code)).toEqual(['EXT100'])
  })

  it('reports a path that leaves the book', () => {
    const env = createTestEnv({ 'demo/tsconfig.json': '{}' })
    expect(loadPort({ ...DEMO, path: '../demo' }, env)).toBeUndefined()
    expect(env.problems.map(({ code }) => code)).toEqual(['EXT100'])
  })

  it('reports a port without sources or configuration', () => {
    const env = createTestEnv({ 'demo/README.md': '' })
    expect(loadPort(DEMO, env)).toBeUndefined()
    expect(env.problems.map(({ code }) => code)).toEqual(['EXT101', 'EXT006'])
  })

  it('reports every syntax error with its line', async () => {
    const broken = 'export const a = 1\nexport const = 2\nexport function ( {\n'
    expect(await problemsOf({ 'index.ts': broken })).toEqual(
      expect.arrayContaining(['EXT103 demo/src/index.ts:2', 'EXT103 demo/src/index.ts:3']),
    )
  })

  it.each<[string, MemoryFile, string]>([
    ['is not UTF-8', new Uint8Array([0x61, 0x0a, 0xff]), 'EXT004 demo/src/a.ts:2'],
    ['cannot be read', { kind: 'unreadable', reason: 'EACCES' }, 'EXT003 demo/src/a.ts'],
    ['is a link out of the book', { kind: 'outside' }, 'EXT005 demo/src/a.ts'],
    ['is far too large', 'x'.repeat(4_000_001), 'EXT007 demo/src/a.ts'],
  ])('reports a file that %s', async (_, file, problem) => {
    expect(await problemsOf({ ...ENTRY, 'a.ts': file })).toEqual([problem])
  })

  it('reports a configuration TypeScript rejects', async () => {
    const tsconfig = '{\n  "compilerOptions": { "stict": true }\n}'
    expect(await problemsOf(ENTRY, { 'tsconfig.json': tsconfig })).toEqual([
      'EXT102 demo/tsconfig.json:2',
    ])
  })

  it('reports two files that would give one id', async () => {
    const twins = { ...ENTRY, 'a.ts': 'export {}', 'A.tsx': 'export {}' }
    expect(await problemsOf(twins)).toEqual(['EXT104 demo/src/a.ts'])
  })

  it('reports a manifest that is no JSON', async () => {
    expect(await problemsOf(ENTRY, { 'package.json': '{' })).toEqual(['EXT106 demo/package.json'])
  })

  it('reads files with Windows line ends as if they had none', async () => {
    const env = createDemoEnv({ 'index.ts': 'export const a = 1\r\nexport const b = a\r\n' })
    const index = await indexDemo(env)
    expect(index.files[0]?.text).toBe('export const a = 1\nexport const b = a\n')
  })

  it('leaves out what the configuration excludes', async () => {
    const tsconfig = '{ "include": ["src"], "exclude": ["src/node"] }'
    const sources = { ...ENTRY, 'node/fs.ts': 'export const fs = 1\n' }
    const env = createDemoEnv(sources, { 'tsconfig.json': tsconfig })
    const index = await indexDemo(env)
    expect(index.files.map(({ path }) => path)).toEqual(['demo/src/index.ts'])
    expect(env.problems).toEqual([])
  })
})

describe('what a port exports', () => {
  const sources = {
    'index.ts': "export { a } from './a.ts'\n",
    'a.ts': 'export const a = 1\nexport const hidden = 2\n',
    'node/index.ts': 'export const fs = 3\n',
  }

  async function exportsOf(extra: Record<string, string>, files = sources): Promise<string[]> {
    const index = await indexDemo(createDemoEnv(files, extra))
    const symbols = index.ports.flatMap((port) => port.symbols)
    return symbols.filter(({ exported }) => exported).map(({ id }) => id)
  }

  it('is what src/index.ts does', async () => {
    expect(await exportsOf({})).toEqual(['demo/a#a'])
  })

  it('is also what package.json names, as source or as built', async () => {
    const manifest = (target: unknown): Record<string, string> => ({
      'package.json': JSON.stringify({ exports: { './node': target } }),
    })
    const both = ['demo/a#a', 'demo/node/index#fs']
    expect(await exportsOf(manifest('./src/node/index.ts'))).toEqual(both)
    expect(await exportsOf(manifest({ default: './dist/node/index.js' }))).toEqual(both)
  })

  it('is everything when there is no entry', async () => {
    const { 'index.ts': _, ...rest } = sources
    expect(await exportsOf({}, rest as typeof sources)).toEqual([
      'demo/a#a',
      'demo/a#hidden',
      'demo/node/index#fs',
    ])
  })
})
