import { type GraphLayout, layOutGraph } from './graph-layout.ts'
import { type Graph, buildCallGraph, buildModuleGraph } from './graph-model.ts'
import { getSymbolBook } from './symbol-book.ts'

/** What a graph is about: a symbol and how far around it, or a port's files. */
export type GraphSubject = { of: string; depth: 1 | 2 } | { port: string }

/** A graph of the book, in place. */
export interface BookGraph {
  graph: Graph
  layout: GraphLayout
}

const kept = new Map<string, Promise<BookGraph>>()

/** Who is connected with whom, without a place on paper. */
export async function findGraph(subject: GraphSubject): Promise<Graph> {
  const { symbols, files, ports } = await getSymbolBook()
  if ('of' in subject) return buildCallGraph(symbols, subject.of, subject.depth)
  const paths = ports.get(subject.port)?.files ?? []
  return buildModuleGraph(paths.flatMap((path) => files.get(path) ?? []))
}

/** A graph and its layout; pages in different languages share it. */
export function getGraph(subject: GraphSubject): Promise<BookGraph> {
  const place = async (): Promise<BookGraph> => {
    const graph = await findGraph(subject)
    return { graph, layout: await layOutGraph(graph) }
  }
  if (import.meta.env.DEV) return place()
  const key = JSON.stringify(subject)
  const known = kept.get(key) ?? place()
  kept.set(key, known)
  return known
}
