import type { BookConfig } from '#schemas/book.ts'
import { type TermFile, termFileSchema } from '#schemas/term.ts'
import type { Env } from '../env.ts'
import { chapterProblems } from '../problems/chapter-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { checkFields } from '#authored/check-fields.ts'
import { readYaml } from './front-matter.ts'
import { readSource } from './read-source.ts'

/** The term base; empty when the book has none. */
export function loadTerms(book: BookConfig, env: Env): TermFile {
  const none: TermFile = { terms: {} }
  const file = book.terms
  const text = readSource(env, file, { optional: true })
  const yaml = text === undefined ? undefined : readYaml(env, text, file)
  if (!yaml) return none
  const checked = checkFields<TermFile>(termFileSchema, yaml.value)
  if (checked.kind === 'issues') {
    for (const { path, field, reason } of checked.issues)
      env.report(
        createProblem(sourceProblems.field, { field, reason }, { file, line: yaml.lineOf(path) }),
      )
    return none
  }
  for (const { term, reason } of findContradictions(checked.value, book)) {
    const place = { file, line: yaml.lineOf(['terms', term]) }
    env.report(createProblem(chapterProblems.termField, { term, reason }, place))
  }
  return checked.value
}

function findContradictions(
  { terms }: TermFile,
  book: BookConfig,
): { term: string; reason: string }[] {
  const codes = book.locales.map(({ code }) => code)
  return Object.entries(terms).flatMap(([term, { names, definition, forbidden }]) => [
    ...codes
      .filter((code) => names[code] === undefined)
      .map((code) => ({ term, reason: `\`names.${code}\` is missing` })),
    ...codes
      .filter((code) => definition[code] === undefined)
      .map((code) => ({ term, reason: `\`definition.${code}\` is missing` })),
    ...Object.entries(forbidden)
      .filter(([code, words]) => words.includes(names[code] ?? ''))
      .map(([code]) => ({ term, reason: `\`forbidden.${code}\` lists the right name` })),
  ])
}
