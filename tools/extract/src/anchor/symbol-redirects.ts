import { parseSymbolId } from '#schemas/ids.ts'
import type { RedirectList } from '#schemas/redirect.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { Env } from '../env.ts'
import type { Redirect } from '../load/redirects.ts'
import type { Sources } from '../load/load.ts'
import { nearest } from '../nearest.ts'
import { createProblem, nearestClause } from '../problems/problem-definition.ts'
import { publishedProblems as problems } from '../problems/published-problems.data.ts'

/** What stands in place of the new id when nothing replaces a symbol. */
export const GONE = 'gone'

/** Follows the redirects of symbols to where they end; those that lead nowhere are reported. */
export function resolveSymbolRedirects(
  { book, symbolRedirects }: Sources,
  symbols: ReadonlyMap<string, SymbolRecord>,
  env: Env,
): RedirectList['symbols'] {
  const byFrom = new Map(symbolRedirects.map((redirect) => [redirect.from, redirect]))
  return symbolRedirects.flatMap(({ from, to, line }) => {
    const report = (reason: string): [] => {
      env.report(createProblem(problems.redirect, { from, reason }, { file: book.redirects, line }))
      return []
    }
    if (symbols.has(from)) return report('this symbol still exists')
    const end = findEnd(to, byFrom)
    if (end === undefined) return report('it leads round in a circle')
    if (end === GONE) return []
    const symbol = symbols.get(end)
    if (symbol !== undefined) return [{ from: parseSymbolId(from), to: symbol.id }]
    const near = nearest(end, symbols.keys())
    return report(`there is no symbol \`${end}\`${nearestClause(near === undefined ? [] : [near])}`)
  })
}

/** Where a chain of redirects ends; `undefined` for a circle. */
export function findEnd(start: string, byFrom: ReadonlyMap<string, Redirect>): string | undefined {
  const seen = new Set<string>()
  let at = start
  for (let next = byFrom.get(at); next !== undefined; next = byFrom.get(at)) {
    if (seen.has(at)) return undefined
    seen.add(at)
    at = next.to
  }
  return at
}
