import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Problem } from '#schemas/problem.ts'
import type { ChapterSource } from '../load/chapter-source.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import type { References, TermUse } from './anchored.ts'
import { HOME } from './page-links.ts'
import type { TermFinder } from './term-finder.ts'

/** How an address begins that means a term, as in `[part](term:piece)`. */
export const TERM_SCHEME = 'term:'

/**
 * What of a chapter leads to the glossary: each term once, where its author links it or else where the running
 * text names it first. The home page is no chapter and only has the links written there.
 */
export function linkTerms(
  { file, front, body }: ChapterSource,
  finder: TermFinder,
  report: (problem: Problem) => void,
): Pick<References, 'terms' | 'uses'> {
  const terms: References['terms'] = {}
  const lineOf = new Map<string, number>()
  visit(body, 'link', ({ url, position }) => {
    if (!url.startsWith(TERM_SCHEME)) return
    const term = url.slice(TERM_SCHEME.length)
    const { line = 1, offset = -1 } = position?.start ?? {}
    const first = lineOf.get(term)
    if (!finder.keys.includes(term)) {
      const near = nearest(term, finder.keys)
      const args = { term, nearest: near ? [near] : [] }
      report(createProblem(problems.termUnknown, args, { file, line }))
    } else if (first !== undefined)
      report(createProblem(problems.termRepeated, { term, line: first }, { file, line }))
    lineOf.set(term, first ?? line)
    terms[offset] = term
  })
  const uses = front.slug === HOME ? {} : findUses(body, finder, new Set(lineOf.keys()))
  return { terms, uses }
}

const NOT_RUNNING_TEXT = [
  'chart',
  'figure',
  'footnoteDefinition',
  'graph',
  'heading',
  'link',
  'linkReference',
]

/** `linked` grows by the terms found. */
function findUses(node: Nodes, finder: TermFinder, linked: Set<string>): References['uses'] {
  if (NOT_RUNNING_TEXT.includes(node.type)) return {}
  if (node.type === 'text') {
    const first = finder.find(node.value).filter(({ term }) => addNew(linked, term))
    const at = node.position?.start.offset
    return at === undefined || first.length === 0 ? {} : { [at]: first satisfies TermUse[] }
  }
  if (!('children' in node)) return {}
  // The first row of a table is its header.
  const children: Nodes[] = node.type === 'table' ? node.children.slice(1) : node.children
  return Object.assign(
    {},
    ...children.map((child) => findUses(child, finder, linked)),
  ) as References['uses']
}

function addNew(known: Set<string>, value: string): boolean {
  const isNew = !known.has(value)
  known.add(value)
  return isNew
}
