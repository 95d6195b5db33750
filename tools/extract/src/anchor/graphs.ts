import { visit } from 'unist-util-visit'
import type { ChapterSource } from '../load/chapter-source.ts'
import { nearest } from '../nearest.ts'
import { chartProblems } from '../problems/chart-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { AnchorContext } from './anchor-context.ts'
import type { AnchoredChapter } from './anchored.ts'
import { symbolProblem } from './symbol-problem.ts'

/** Resolves what the graphs of a chapter are of; `port` is the one whose symbols are meant first. */
export function anchorGraphs(
  { body, file }: ChapterSource,
  port: string | undefined,
  { sources, resolver, env }: AnchorContext,
): AnchoredChapter['graphs'] {
  const graphs: AnchoredChapter['graphs'] = {}
  const names: readonly string[] = sources.book.ports.map(({ name }) => name)
  visit(body, 'graph', (node) => {
    const place = { file, line: node.position?.start.line }
    if (node.port !== undefined && !names.includes(node.port)) {
      const near = nearest(node.port, names)
      const args = { port: node.port, nearest: near ? [near] : [] }
      env.report(createProblem(chartProblems.parityPort, args, place))
    }
    if (node.of === undefined) return
    const found = resolver.resolve(node.of, port)
    if (found.kind === 'found') graphs[node.position?.start.offset ?? 0] = found.symbol.id
    else env.report(symbolProblem(node.of, found, port ?? '', place))
  })
  return graphs
}
