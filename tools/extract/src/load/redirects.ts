import { z } from 'zod'
import type { BookConfig } from '#schemas/book.ts'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { checkFields } from './check-fields.ts'
import { readYaml } from './front-matter.ts'
import { readSource } from './read-source.ts'

/** A moved page. */
export interface Redirect {
  from: string
  to: string
  line: number
}

const redirectFileSchema = z
  .record(z.string().regex(/^\//u, 'begins with "/"'), z.string())
  .nullable()

/** Old path → new path, as written in the redirect file; none when the book has no such file. */
export function loadRedirects(book: BookConfig, env: Env): Redirect[] {
  const file = book.redirects
  const text = readSource(env, file, { optional: true })
  const yaml = text === undefined ? undefined : readYaml(env, text, file)
  if (!yaml) return []
  const checked = checkFields(redirectFileSchema, yaml.value)
  if (checked.kind === 'issues') {
    for (const { path, field, reason } of checked.issues) {
      const place = { file, line: yaml.lineOf(path) }
      env.report(createProblem(sourceProblems.field, { field, reason }, place))
    }
    return []
  }
  return Object.entries(checked.value ?? {}).map(([from, to]) => ({
    from,
    to,
    line: yaml.lineOf([from]),
  }))
}
