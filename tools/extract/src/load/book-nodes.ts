import type { BlockContent, DefinitionContent, Node, PhrasingContent } from 'mdast'
import type { Verdict } from '#schemas/claim.ts'

/**
 * What the book adds to Markdown, as nodes beside mdast's own. The parser makes them out of directives; weave
 * turns them into components.
 */

/** `::excerpt{of="…" from="…" to="…" doc}` */
export interface ExcerptNode extends Node {
  type: 'excerpt'
  of: string
  from?: string
  to?: string
  /** Show the doc comment too. */
  doc: boolean
}

/** `::figure[caption]{src="…" alt="…"}` */
export interface FigureNode extends Node {
  type: 'figure'
  /** File name below the locale's `figures/`, without `.svg`. */
  src: string
  alt: string
  children: PhrasingContent[]
}

/** `::chart[caption]{src="<port>/<name>" alt="…"}` */
export interface ChartNode extends Node {
  type: 'chart'
  /** Port, slash, module below the port's `charts/` without `.ts`. */
  src: string
  alt: string
  children: PhrasingContent[]
}

/** `::graph[caption]{of="…" depth="2"}` or `::graph[caption]{port="…"}` */
export interface GraphNode extends Node {
  type: 'graph'
  /** The symbol in the middle, as written; exactly one of this and `port` is there. */
  of?: string
  /** The port whose files are shown. */
  port?: string
  /** Calls from `of`, either way. */
  depth?: number
  children: PhrasingContent[]
}

/** `::parity{port="…"}` */
export interface ParityNode extends Node {
  type: 'parity'
  port: string
}

/** `::contents` */
export interface ContentsNode extends Node {
  type: 'contents'
}

/** `:::pitfall[Title]` and `:::history[Title]` */
export interface AsideNode extends Node {
  type: 'aside'
  kind: 'pitfall' | 'history'
  title: string
  children: FlowContent[]
}

/** `:::claim{id="W8" verdict="wrong" evidence="…"}` */
export interface ClaimNode extends Node {
  type: 'claim'
  id: string
  verdict: Verdict
  /** As written, one entry per word. */
  evidence: string[]
  children: FlowContent[]
}

/** `::::exercise[Title]{id="…"}` */
export interface ExerciseNode extends Node {
  type: 'exercise'
  /** Absent: numbered by its place in the chapter. */
  id?: string
  title: string
  children: FlowContent[]
}

/** `:::answer`, only inside an exercise. */
export interface AnswerNode extends Node {
  type: 'answer'
  children: FlowContent[]
}

/** What a container of the book may hold. */
export type FlowContent = BlockContent | DefinitionContent

/** The nodes that stand where a paragraph could. */
export type BookBlock =
  | AnswerNode
  | AsideNode
  | ChartNode
  | ClaimNode
  | ContentsNode
  | ExcerptNode
  | ExerciseNode
  | FigureNode
  | GraphNode
  | ParityNode

declare module 'mdast' {
  interface BlockContentMap {
    answer: AnswerNode
    aside: AsideNode
    chart: ChartNode
    claim: ClaimNode
    contents: ContentsNode
    excerpt: ExcerptNode
    exercise: ExerciseNode
    figure: FigureNode
    graph: GraphNode
    parity: ParityNode
  }
  interface RootContentMap {
    answer: AnswerNode
    aside: AsideNode
    chart: ChartNode
    claim: ClaimNode
    contents: ContentsNode
    excerpt: ExcerptNode
    exercise: ExerciseNode
    figure: FigureNode
    graph: GraphNode
    parity: ParityNode
  }
  interface HeadingData {
    /** The authored id, cut off from the heading's text. */
    sectionId?: string
  }
}
