import { describe, expect, it } from 'vitest'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { SourceFile } from '#schemas/source-file.ts'
import { layOutGraph } from '../../../src/lib/graph-layout.ts'
import {
  type Graph,
  MAX_NODES,
  buildCallGraph,
  buildModuleGraph,
} from '../../../src/lib/graph-model.ts'
import { renderGraph } from '../../../src/lib/graph-svg.ts'

const symbol = (name: string, calls: string[], calledBy: string[], exported = true): SymbolRecord =>
  ({ id: `a/b#${name}`, name, exported, visibility: 'public', calls, calledBy }) as never

/** A book in which each symbol calls the ones named behind it. */
function book(calls: Record<string, string[]>): Map<string, SymbolRecord> {
  const names = [...new Set([...Object.keys(calls), ...Object.values(calls).flat()])]
  const id = (name: string): string => `a/b#${name}`
  return new Map(
    names.map((name) => {
      const callers = names.filter((one) => calls[one]?.includes(name))
      return [
        id(name),
        symbol(name, (calls[name] ?? []).map(id), callers.map(id), name !== 'hidden'),
      ]
    }),
  )
}

const shape = ({ nodes, edges }: Graph): [string[], string[]] => [
  nodes.map(({ id }) => id.slice(4)),
  edges.map(({ from, to }) => `${from.slice(4)}>${to.slice(4)}`),
]

const texts = { label: 'x', href: (id: string) => `/${encodeURIComponent(id)}/` }

describe('the graph around a symbol', () => {
  const chain = book({ main: ['run'], run: ['step', 'hidden'], step: ['leaf'], other: ['step'] })

  it('holds who calls it and whom it calls', () => {
    expect(shape(buildCallGraph(chain, 'a/b#run', 1))).toEqual([
      ['run', 'main', 'step', 'hidden'],
      ['main>run', 'run>hidden', 'run>step'],
    ])
  })

  it('goes two steps in either direction, never up and down again', () => {
    expect(shape(buildCallGraph(chain, 'a/b#run', 2))).toEqual([
      ['run', 'main', 'step', 'hidden', 'leaf'],
      ['main>run', 'run>hidden', 'run>step', 'step>leaf'],
    ])
  })

  it('leaves out what has no page', () => {
    chain.delete('a/b#leaf')
    expect(shape(buildCallGraph(chain, 'a/b#step', 1))[0]).toEqual(['step', 'other', 'run'])
  })

  it('keeps the nearest, then the exported ones, when there are too many', () => {
    const far = Array.from({ length: MAX_NODES }, (_, index) => `far${index}`)
    const many = book({ run: ['near', 'hidden'], near: far })
    const graph = buildCallGraph(many, 'a/b#run', 2)
    expect(graph.total).toBe(MAX_NODES + 3)
    expect(graph.nodes).toHaveLength(MAX_NODES)
    expect(shape(graph)[0].slice(0, 3)).toEqual(['run', 'near', 'hidden'])
    const shown = new Set(graph.nodes.map(({ id }) => id))
    expect(graph.edges.every(({ from, to }) => shown.has(from) && shown.has(to))).toBe(true)
  })

  it('of one that calls itself has an arrow to itself', () => {
    expect(shape(buildCallGraph(book({ loop: ['loop'] }), 'a/b#loop', 1))).toEqual([
      ['loop'],
      ['loop>loop'],
    ])
  })
})

describe('the graph of files', () => {
  it('has an arrow for each import, and not the entry', () => {
    const file = (module: string, imports: string[]): SourceFile =>
      ({
        path: `oven/src/${module}.ts`,
        module,
        occurrences: imports.map((one) => ({
          target: { kind: 'module', file: `oven/src/${one}.ts` },
        })),
      }) as never
    const graph = buildModuleGraph([
      file('index', ['oven', 'parts/dial']),
      file('oven', ['parts/dial', 'parts/dial']),
      file('parts/dial', []),
    ])
    expect(graph.nodes.map(({ owner, name }) => [owner, name])).toEqual([
      [undefined, 'oven'],
      ['parts', 'dial'],
    ])
    expect(graph.edges).toEqual([{ from: 'oven/src/oven.ts', to: 'oven/src/parts/dial.ts' }])
  })
})

describe('a drawn graph', () => {
  const hostile = book({
    'a<b>.["x\\"&y"]': ['</svg>.#p', 'Q.[Symbol.iterator]'],
    top: ['a<b>.["x\\"&y"]'],
  })
  const of = 'a/b#a<b>.["x\\"&y"]'

  it('is the same, byte for byte, when drawn again', async () => {
    const draw = async (): Promise<string> =>
      renderGraph(await layOutGraph(buildCallGraph(hostile, of, 2)), texts)
    expect(await draw()).toBe(await draw())
  })

  it('escapes names, and has no styles', async () => {
    const svg = renderGraph(await layOutGraph(buildCallGraph(hostile, of, 1)), texts)
    expect(svg.match(/<\/svg>/gu)).toHaveLength(1)
    expect(svg).toContain('&lt;/svg&gt;')
    expect(svg).not.toMatch(/<b>|style/u)
    expect(svg.match(/<a href="/gu)).toHaveLength(4)
  })

  it('puts callers to the left, and leaves no node or arrow out', async () => {
    const graph = buildCallGraph(hostile, of, 1)
    const layout = await layOutGraph(graph)
    const at = (name: string): number =>
      layout.nodes.find(({ node }) => node.id === `a/b#${name}`)?.x ?? Number.NaN
    expect(at('top')).toBeLessThan(at('a<b>.["x\\"&y"]'))
    expect(at('a<b>.["x\\"&y"]')).toBeLessThan(at('</svg>.#p'))
    expect(layout.nodes).toHaveLength(graph.nodes.length)
    expect(layout.edges).toHaveLength(graph.edges.length)
  })

  it('keeps nodes within the drawing and apart from each other', async () => {
    const { nodes, width, height } = await layOutGraph(buildCallGraph(hostile, of, 1))
    for (const one of nodes) {
      expect(one.x - one.width / 2).toBeGreaterThan(-1)
      expect(one.x + one.width / 2).toBeLessThan(width + 1)
      expect(one.y - one.height / 2).toBeGreaterThan(-1)
      expect(one.y + one.height / 2).toBeLessThan(height + 1)
      for (const other of nodes) {
        if (other === one) continue
        const beside = Math.abs(one.x - other.x) >= (one.width + other.width) / 2
        const below = Math.abs(one.y - other.y) >= (one.height + other.height) / 2
        expect(beside || below).toBe(true)
      }
    }
  })

  it('tells internal symbols by a dashed outline', async () => {
    const svg = renderGraph(
      await layOutGraph(buildCallGraph(book({ run: ['hidden'] }), 'a/b#run', 1)),
      texts,
    )
    expect(svg.match(/stroke-dasharray/gu)).toHaveLength(1)
  })
})
