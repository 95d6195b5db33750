import type { RootContent, TableRow } from 'mdast'
import type {
  BookBlock,
  ChartNode,
  ExerciseNode,
  FigureNode,
  GraphNode,
} from '../load/book-nodes.ts'
import { renderTag } from './jsx.ts'
import { rawMdx } from './mdx.ts'
import type { TextContext } from './page-context.ts'
import { weaveExcerpt } from './weave-excerpt.ts'
import { weaveNodes } from './weave-text.ts'

/** The component that stands for a block of the book, with what is inside it. */
export function weaveBlock(node: BookBlock, context: TextContext): RootContent[] {
  const { page } = context
  const at = node.position?.start.offset ?? -1
  switch (node.type) {
    case 'excerpt': {
      const anchor = page.chapter.excerpts[at]
      return anchor ? weaveExcerpt(anchor, page, weaveBlock) : []
    }
    case 'figure':
      return weaveFigure(node, context)
    case 'chart':
      return weaveChart(node, context)
    case 'graph':
      return weaveGraph(node, at, context)
    case 'parity':
      return wrap('Parity', { port: node.port }, undefined, context)
    case 'contents':
      return wrap('Contents', {}, undefined, context)
    case 'aside':
      return wrap(
        node.kind === 'pitfall' ? 'Pitfall' : 'History',
        { title: node.title },
        node,
        context,
      )
    case 'claim': {
      const { id, verdict } = node
      const evidence = page.chapter.evidence[at] ?? []
      return wrap('Claim', { id, verdict, evidence }, node, context)
    }
    case 'exercise':
      return weaveExercise(node, context)
    case 'answer':
      return wrap('Answer', {}, node, context)
  }
}

function wrap(
  name: string,
  attributes: Parameters<typeof renderTag>[1],
  inside: { children: FigureNode['children'] | ExerciseNode['children'] } | undefined,
  context: TextContext,
): RootContent[] {
  context.page.used.add(name)
  if (!inside || inside.children.length === 0) return [rawMdx(renderTag(name, attributes, 'empty'))]
  return [
    rawMdx(renderTag(name, attributes)),
    ...weaveNodes(inside.children, context, weaveBlock),
    rawMdx(`</${name}>`),
  ]
}

function weaveExercise(node: ExerciseNode, context: TextContext): RootContent[] {
  const n = (context.page.counts.exercises += 1)
  const id = node.id ?? `exercise-${n}`
  return wrap('Exercise', { n, id, title: node.title }, node, context)
}

function weaveFigure(node: ChartNode | FigureNode, context: TextContext): RootContent[] {
  const { page } = context
  const n = (page.counts.figures += 1)
  const { locale } = page.chapter.source
  return wrapCaption('Figure', { src: node.src, locale, alt: node.alt, n }, node, context)
}

/** Drawn when the site is built, with an alternative of its own. */
function weaveGraph(node: GraphNode, at: number, context: TextContext): RootContent[] {
  const { page } = context
  const n = (page.counts.figures += 1)
  const { depth, port } = node
  const of = page.chapter.graphs[at]
  return wrapCaption('Graph', { of, depth, port, n }, node, context)
}

function wrapCaption(
  name: string,
  attributes: Parameters<typeof renderTag>[1],
  { children }: { children: FigureNode['children'] },
  context: TextContext,
): RootContent[] {
  context.page.used.add(name)
  if (children.length === 0) return [rawMdx(renderTag(name, attributes, 'empty'))]
  const caption = weaveNodes(children, context, weaveBlock)
  return [
    rawMdx(renderTag(name, attributes)),
    { type: 'paragraph', children: caption as FigureNode['children'] },
    rawMdx(`</${name}>`),
  ]
}

/** A figure, and below it what it was drawn from. */
function weaveChart(node: ChartNode, context: TextContext): RootContent[] {
  const { page } = context
  const table = page.charts.get(node.src)
  if (!table) return []
  const figure = weaveFigure(node, context)
  page.used.add('ChartData')
  const attributes = { n: page.counts.figures, rows: table.rows.length, total: table.total }
  return [
    ...figure,
    rawMdx(renderTag('ChartData', attributes)),
    { type: 'table', children: [table.head, ...table.rows].map(tableRow) },
    rawMdx('</ChartData>'),
  ]
}

function tableRow(cells: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
  }
}
