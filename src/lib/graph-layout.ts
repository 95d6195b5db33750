import { type Viz, instance } from '@viz-js/viz'
import type { Graph, GraphNode } from './graph-model.ts'

/** Where something is, in pixels; y grows downwards. */
export interface Point {
  x: number
  y: number
}

/** A node with the middle of its box. */
export interface PlacedNode extends Point {
  node: GraphNode
  width: number
  height: number
}

/** An arrow: the first point, then three for each cubic curve. */
export interface PlacedEdge {
  from: string
  to: string
  points: Point[]
}

/** A graph with a place for everything. */
export interface GraphLayout {
  width: number
  height: number
  nodes: PlacedNode[]
  edges: PlacedEdge[]
}

/** Size of the name, and of the owner above it, in pixels. */
export const NAME_SIZE = 13
export const OWNER_SIZE = 11
/** How wide a character of the code typeface is, in its size. */
const ADVANCE = 0.6
const PADDING = 10
/** Graphviz counts in inches and writes five digits; on this scale they are fine enough. */
const INCH = 72

let viz: Promise<Viz> | undefined

/**
 * Places a graph from left to right, callers before what they call.
 *
 * @throws Error when Graphviz refuses, with what it says
 */
export async function layOutGraph({ nodes, edges }: Graph): Promise<GraphLayout> {
  viz ??= instance()
  const sizes = nodes.map(sizeOf)
  // Names of nodes are numbers, so that nothing needs to be quoted.
  const numbers = new Map(nodes.map(({ id }, index) => [id, index]))
  const result = (await viz).render(
    {
      directed: true,
      graphAttributes: { rankdir: 'LR', nodesep: 12 / INCH, ranksep: 48 / INCH },
      nodeAttributes: { shape: 'box', fixedsize: true, label: '' },
      edgeAttributes: { arrowhead: 'none' },
      nodes: sizes.map(({ width, height }, index) => ({
        name: String(index),
        attributes: { width: width / INCH, height: height / INCH },
      })),
      edges: edges.map(({ from, to }) => ({
        tail: String(numbers.get(from)),
        head: String(numbers.get(to)),
      })),
    },
    { format: 'plain', yInvert: true },
  )
  if (result.status === 'failure') {
    throw new Error(`Graphviz: ${result.errors.map(({ message }) => message).join('; ')}`)
  }
  return readPlain(result.output, nodes, sizes)
}

interface Size {
  width: number
  height: number
}

function sizeOf({ owner, name }: GraphNode): Size {
  const widths = [name.length * NAME_SIZE, (owner?.length ?? 0) * OWNER_SIZE]
  const width = Math.ceil(Math.max(...widths) * ADVANCE) + 2 * PADDING
  return { width, height: owner === undefined ? 30 : 44 }
}

/**
 * Reads Graphviz's plain format: `graph scale width height`, `node name x y …`,
 * `edge tail head n x1 y1 … xn yn …`.
 */
function readPlain(
  plain: string,
  nodes: readonly GraphNode[],
  sizes: readonly Size[],
): GraphLayout {
  const layout: GraphLayout = { width: 0, height: 0, nodes: [], edges: [] }
  for (const line of plain.split('\n')) {
    const [kind, ...fields] = line.split(' ')
    const numbers = fields.map(Number)
    const at = (index: number): number => (numbers[index] ?? 0) * INCH
    const node = nodes[numbers[0] ?? -1]
    if (kind === 'graph') Object.assign(layout, { width: at(1), height: at(2) })
    if (kind === 'node' && node) {
      const size = sizes[numbers[0] ?? -1] ?? { width: 0, height: 0 }
      layout.nodes.push({ node, x: at(1), y: at(2), ...size })
    }
    const head = nodes[numbers[1] ?? -1]
    if (kind === 'edge' && node && head) {
      const points = Array.from({ length: numbers[2] ?? 0 }, (_, index) => ({
        x: at(3 + 2 * index),
        y: at(4 + 2 * index),
      }))
      layout.edges.push({ from: node.id, to: head.id, points })
    }
  }
  return layout
}
