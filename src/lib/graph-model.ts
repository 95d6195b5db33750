import type { SourceFile } from '#schemas/source-file.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { isPublic } from './symbol-pages.ts'

/** A node; its id is a symbol's or a file's path. */
export interface GraphNode {
  id: string
  /** What stands above the name: the class of a member, the folder of a file. */
  owner: string | undefined
  name: string
  /** Drawn with a solid outline; else dashed. */
  exported: boolean
  /** The graph is about this one. */
  focus: boolean
}

/** An arrow. */
export interface GraphEdge {
  from: string
  to: string
}

/** Who is connected with whom; the same input gives the same order. */
export interface Graph {
  nodes: GraphNode[]
  edges: GraphEdge[]
  /** How many nodes there would be, were they not limited. */
  total: number
}

/** A graph shows no more nodes than this. */
export const MAX_NODES = 40

/**
 * Who calls a symbol and whom it calls, directly or by way of others. Of too many, the nearest are kept, and of
 * equally near ones those that are exported, then those whose ids come first.
 */
export function buildCallGraph(
  symbols: ReadonlyMap<string, SymbolRecord>,
  of: string,
  depth: 1 | 2,
): Graph {
  const edges = new Map<string, GraphEdge>()
  const steps = new Map([[of, 0]])
  const walk = (next: (symbol: SymbolRecord) => readonly string[], up: boolean): void => {
    let ring = [of]
    for (let step = 1; step <= depth; step += 1) {
      const reached = new Set<string>()
      for (const id of ring) {
        const symbol = symbols.get(id)
        for (const other of symbol ? next(symbol) : []) {
          if (!symbols.has(other)) continue
          const edge = up ? { from: other, to: id } : { from: id, to: other }
          edges.set(`${edge.from}\n${edge.to}`, edge)
          steps.set(other, Math.min(steps.get(other) ?? step, step))
          reached.add(other)
        }
      }
      ring = [...reached]
    }
  }
  walk((symbol) => symbol.calledBy, true)
  walk((symbol) => symbol.calls, false)
  const nodes = [...steps]
    .flatMap(([id, step]) => {
      const symbol = symbols.get(id)
      return symbol ? [{ step, node: symbolNode(symbol, id === of) }] : []
    })
    .sort((a, b) => a.step - b.step || compareNodes(a.node, b.node))
  return limit(
    nodes.map(({ node }) => node),
    [...edges.values()],
  )
}

/** Which file of a port imports which. Files called `index`, which re-export others, are left out. */
export function buildModuleGraph(files: readonly SourceFile[]): Graph {
  const shown = files.filter(({ module }) => !/(?:^|\/)index$/u.test(module))
  const paths = new Set<string>(shown.map(({ path }) => path))
  const edges = new Map<string, GraphEdge>()
  for (const { path, occurrences } of shown) {
    for (const { target } of occurrences) {
      if (target.kind !== 'module' || target.file === path || !paths.has(target.file)) continue
      edges.set(`${path}\n${target.file}`, { from: path, to: target.file })
    }
  }
  const nodes = shown.map(({ path, module }): GraphNode => {
    const at = module.lastIndexOf('/')
    const owner = at < 0 ? undefined : module.slice(0, at)
    return { id: path, owner, name: module.slice(at + 1), exported: true, focus: false }
  })
  return limit(nodes.sort(compareNodes), [...edges.values()])
}

function symbolNode(symbol: SymbolRecord, focus: boolean): GraphNode {
  const at = symbol.name.lastIndexOf('.')
  return {
    id: symbol.id,
    owner: at <= 0 ? undefined : symbol.name.slice(0, at),
    name: symbol.name.slice(at + 1),
    exported: isPublic(symbol),
    focus,
  }
}

function compareNodes(a: GraphNode, b: GraphNode): number {
  return Number(b.exported) - Number(a.exported) || (a.id < b.id ? -1 : 1)
}

function limit(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Graph {
  const kept = nodes.slice(0, MAX_NODES)
  const ids = new Set(kept.map(({ id }) => id))
  return {
    nodes: kept,
    edges: edges
      .filter(({ from, to }) => ids.has(from) && ids.has(to))
      .sort((a, b) => (a.from === b.from ? compare(a.to, b.to) : compare(a.from, b.from))),
    total: nodes.length,
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
