import { z } from 'zod'
import type { BookConfig } from '#schemas/book.ts'
import { symbolIdSchema } from '#schemas/ids.ts'
import type { Env } from '../env.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { sourceProblems } from '../problems/source-problems.data.ts'
import { checkFields } from '#authored/check-fields.ts'
import { readYaml } from './front-matter.ts'
import { readSource } from './read-source.ts'

/** Something that moved, as it is written in the redirect file. */
export interface Redirect {
  from: string
  to: string
  line: number
}

/** What the redirect file says. */
export interface Redirects {
  /** Path → path, each beginning with `/`. */
  pages: Redirect[]
  /** Symbol id → symbol id, or `gone`. */
  symbols: Redirect[]
}

// /a/../b/, p/../q#A, p/q#..
const RE_DOTS = /[/#]\.{1,2}(?:\/|#|$)/u

/** Pages are written at these addresses, so none may lead out of the site. */
function isAddress(from: string): boolean {
  const isKnown = from.startsWith('/') || symbolIdSchema.safeParse(from).success
  return isKnown && !RE_DOTS.test(from)
}

const redirectFileSchema = z
  .record(
    z.string().refine(isAddress, 'begins with "/" or is a symbol id, and has no "." or ".." in it'),
    z.string(),
  )
  .nullable()

/** What moved, old → new; nothing when the book has no such file. */
export function loadRedirects(book: BookConfig, env: Env): Redirects {
  const none: Redirects = { pages: [], symbols: [] }
  const file = book.redirects
  const text = readSource(env, file, { optional: true })
  const yaml = text === undefined ? undefined : readYaml(env, text, file)
  if (!yaml) return none
  const checked = checkFields(redirectFileSchema, yaml.value)
  if (checked.kind === 'issues') {
    for (const { path, field, reason } of checked.issues) {
      const place = { file, line: yaml.lineOf(path) }
      env.report(createProblem(sourceProblems.field, { field, reason }, place))
    }
    return none
  }
  const all = Object.entries(checked.value ?? {}).map(([from, to]) => ({
    from,
    to,
    line: yaml.lineOf([from]),
  }))
  return {
    pages: all.filter(({ from }) => from.startsWith('/')),
    symbols: all.filter(({ from }) => !from.startsWith('/')),
  }
}
