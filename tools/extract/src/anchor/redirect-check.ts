import type { Env } from '../env.ts'
import type { Sources } from '../load/load.ts'
import { chapterProblems as problems } from '../problems/chapter-problems.data.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { resolveLink } from './page-links.ts'

/** A redirect leads to a page that exists, from an address that has none. */
export function checkRedirects(sources: Sources, env: Env): void {
  const { book, redirects } = sources
  const [locale] = book.locales
  for (const { from, to, line } of redirects) {
    const place = { file: book.redirects, line }
    const origin = { locale: locale?.code ?? '', file: book.redirects, place }
    const report = (reason: string): void => {
      env.report(createProblem(problems.redirect, { from, reason }, place))
    }
    const target = resolveLink(to, origin, sources)
    if (target === 'external') report('it leads to another site')
    else if ('code' in target) report(target.message)
    const source = resolveLink(from, origin, sources)
    if (source !== 'external' && !('code' in source)) report('this address has a chapter')
  }
}
