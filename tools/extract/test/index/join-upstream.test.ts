import { describe, expect, it } from 'vitest'
import type { Problem } from '#schemas/problem.ts'
import type { Mapping } from '#schemas/upstream.ts'
import { createDemoEnv, indexDemo } from './fixture-port.ts'

const SOURCES = {
  'index.ts': `export class Queue {
  add(): void {}
}
export function helper(): void {}
`,
}
const HASH = 'a'.repeat(64)
const RECORD = {
  schemaVersion: 1,
  recorder: { go: 'go1.26' },
  sources: [
    {
      id: 'workqueue',
      module: 'k8s.io/client-go',
      version: 'v0.36.3',
      repository: 'https://example.org/client-go',
      commit: '0123456789abcdef',
      path: 'util/workqueue',
      symbols: [
        { name: 'Typed', file: 'queue.go', lines: { start: 10, end: 20 }, hash: HASH },
        { name: 'Typed.Add', file: 'queue.go', lines: { start: 22, end: 22 }, hash: HASH },
      ],
    },
  ],
}
const MAP = `sources:
  workqueue:
    queue.go:
      Typed: { status: renamed, to: 'demo/index#Queue', reason: Named after what it is. }
      Typed.Add: { status: ported, to: 'demo/index#Queue.add' }
additions:
  demo/index#helper: Upstream has no helpers.
`

async function join(
  map: string,
  record: unknown = RECORD,
): Promise<{ mappings: Mapping[]; problems: readonly Problem[]; seen: string[] }> {
  const text = typeof record === 'string' ? record : JSON.stringify(record, undefined, 2)
  const env = createDemoEnv(SOURCES, { 'upstream-map.yaml': map, 'upstream.json': text })
  const index = await indexDemo(env)
  const seen = env.problems.map(({ code, file = '', line = 0 }) => `${code} ${file}:${line}`)
  return { mappings: index.ports[0]?.mappings ?? [], problems: env.problems, seen }
}

describe('joining a port with its original', () => {
  it('gives every upstream symbol its fate and a permalink', async () => {
    const { mappings, seen } = await join(MAP)
    expect(seen).toEqual([])
    expect(mappings).toEqual([
      {
        source: 'workqueue',
        name: 'Typed',
        file: 'queue.go',
        lines: { start: 10, end: 20 },
        hash: HASH,
        status: 'renamed',
        to: 'demo/index#Queue',
        reason: 'Named after what it is.',
        permalink:
          'https://example.org/client-go/blob/0123456789abcdef/util/workqueue/queue.go#L10-L20',
      },
      expect.objectContaining({ name: 'Typed.Add', to: 'demo/index#Queue.add' }),
    ])
  })

  it('reports an upstream symbol the map does not have, at the deepest key it has', async () => {
    const { seen, problems } = await join(MAP.replace(/ {6}Typed\.Add.*\n/u, ''))
    expect(seen).toEqual(['EXT111 demo/upstream-map.yaml:4'])
    expect(problems[0]?.message).toContain('Typed.Add')
  })

  it.each([
    ['symbol', MAP.replace('Typed.Add:', 'Typed.Ad:'), 'EXT112 demo/upstream-map.yaml:5'],
    ['file', MAP.replace('queue.go:', 'queu.go:'), 'EXT112 demo/upstream-map.yaml:4'],
    ['source', MAP.replace('workqueue:', 'workqueu:'), 'EXT112 demo/upstream-map.yaml:3'],
  ])('reports an unknown %s and names the nearest', async (what, map, place) => {
    const { seen, problems } = await join(map)
    expect(seen).toContain(place)
    const found = problems.find(({ code }) => code === 'EXT112')
    expect(found?.message).toContain(`the ${what} `)
    expect(found?.message).toContain('nearest')
  })

  it('reports a target the port does not have and names the nearest', async () => {
    const { seen, problems } = await join(MAP.replace('#Queue.add', '#Queue.ad'))
    expect(seen).toEqual(['EXT113 demo/upstream-map.yaml:5'])
    expect(problems[0]?.message).toContain('nearest: `demo/index#Queue.add`')
  })

  it('reports an export that stands for nothing, where it is declared', async () => {
    const { seen } = await join(MAP.replace(/additions:[^]*/u, ''))
    expect(seen).toEqual(['EXT114 demo/src/index.ts:4'])
  })

  it('reports an addition that does not exist, or is mapped as well', async () => {
    const { seen } = await join(`${MAP}  demo/index#helpr: No.\n  demo/index#Queue: No.\n`)
    expect(seen).toEqual(['EXT115 demo/upstream-map.yaml:8', 'EXT116 demo/upstream-map.yaml:9'])
  })

  it('reports every field that does not fit, with its line', async () => {
    const broken = {
      ...RECORD,
      sources: RECORD.sources.map((source) => ({ ...source, commit: 'x', repository: 'no' })),
    }
    const { seen } = await join(MAP.replace('status: ported', 'status: copied'), broken)
    expect(seen).toEqual([
      'EXT009 demo/upstream.json:11',
      'EXT009 demo/upstream.json:12',
      'EXT009 demo/upstream-map.yaml:5',
    ])
  })

  it('reports a file that cannot be parsed', async () => {
    expect((await join(MAP, '{\n  "a": 1,\n  "b"\n')).seen).toEqual(['EXT107 demo/upstream.json:4'])
    expect((await join('a: [\n')).seen).toEqual([expect.stringMatching(/^EXT008/u)])
  })

  it('reports one half without the other', async () => {
    const env = createDemoEnv(SOURCES, { 'upstream-map.yaml': MAP })
    await indexDemo(env)
    expect(env.problems.map(({ code }) => code)).toEqual(['EXT110'])
  })
})
