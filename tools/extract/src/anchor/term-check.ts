import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Problem } from '#schemas/problem.ts'
import type { TermFile } from '#schemas/term.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem, type ProblemDefinition } from '../problems/problem-definition.ts'
import { wordPattern } from './term-pattern.ts'

/** Finds forbidden spellings of one language. */
export interface TermCheck {
  /** In a text that begins at `place`; what is found is reported as `definition`. */
  readonly checkText: (text: string, place: TextPlace, definition?: ForbiddenTerm) => Problem[]
}

/** What a forbidden spelling is reported as. */
export type ForbiddenTerm = ProblemDefinition<{ used: string; right: string; term: string }>

interface TextPlace {
  file: string
  /** 1-based. */
  line: number
}

interface ForbiddenWord {
  pattern: RegExp
  /** Of the word without a plural ending. */
  length: number
  term: string
  right: string
}

/** Prepares the check of a language. Right names may hold a forbidden word: there it is allowed. */
export function createTermCheck({ terms }: TermFile, locale: string): TermCheck {
  const forbidden: ForbiddenWord[] = Object.entries(terms).flatMap(([term, entry]) =>
    (entry.forbidden[locale] ?? []).map((word) => ({
      pattern: new RegExp(wordPattern(word), 'giu'),
      length: word.trim().length,
      term,
      right: entry.names[locale] ?? term,
    })),
  )
  const right = Object.values(terms).flatMap(({ names }) => names[locale] ?? [])
  return {
    checkText: (text, { file, line }, definition = problems.termForbidden) =>
      forbidden.flatMap(({ pattern, length, ...word }) =>
        [...text.matchAll(pattern)]
          .filter((match) => !isPartOf(right, text, match.index, length))
          .map((match) => {
            const lines = text.slice(0, match.index).split('\n').length - 1
            const args = { ...word, used: match[0].replace(/\s+/gu, ' ') }
            return createProblem(definition, args, { file, line: line + lines })
          }),
      ),
  }
}

function isPartOf(names: readonly string[], text: string, at: number, length: number): boolean {
  const folded = text.toLowerCase().replaceAll(/\s/gu, ' ')
  return names.some((name) => {
    const from = Math.max(0, at + length - name.length)
    const found = folded.indexOf(name.toLowerCase(), from)
    return name.length > length && found >= 0 && found <= at
  })
}

/** Checks the prose of a tree: text, titles and alternatives, never code or addresses. */
export function checkTerms(
  tree: Root,
  file: string,
  { checkText }: TermCheck,
  definition?: ForbiddenTerm,
): Problem[] {
  const found: Problem[] = []
  visit(tree, (node) => {
    const line = node.position?.start.line ?? 1
    for (const text of proseOf(node)) found.push(...checkText(text, { file, line }, definition))
  })
  return found
}

function proseOf(node: Nodes): string[] {
  switch (node.type) {
    case 'text':
      return [node.value]
    case 'aside':
    case 'exercise':
      return [node.title]
    case 'figure':
      return [node.alt]
    default:
      return []
  }
}
