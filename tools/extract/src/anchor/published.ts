import type { PublishedList } from '#schemas/published.ts'
import type { RedirectList } from '#schemas/redirect.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { SCHEMA_VERSION } from '#schemas/version.ts'
import type { BookIndex } from '../index/book-index.ts'
import type { Env } from '../env.ts'
import type { Sources } from '../load/load.ts'
import { PUBLISHED } from '../load/published.ts'
import { nearest } from '../nearest.ts'
import { createProblem } from '../problems/problem-definition.ts'
import { publishedProblems as problems } from '../problems/published-problems.data.ts'
import { ownName } from '#authored/own-name.ts'
import { resolveSymbolRedirects } from './symbol-redirects.ts'

/** The addresses of symbols that have to work, and where the old ones lead. */
export interface Publication {
  list: PublishedList
  redirects: RedirectList['symbols']
}

/** Compares what was published with what is there: an id that is gone needs a redirect. */
export function checkPublished(sources: Sources, index: BookIndex, env: Env): Publication {
  const { book, published, symbolRedirects } = sources
  const symbols = pagesOf(index)
  const before = published?.value.symbols ?? {}
  const redirected = new Set(symbolRedirects.map(({ from }) => from))
  const fresh = [...symbols.values()].filter(({ id, exported }) => exported && !(id in before))
  for (const [id, shape] of Object.entries(before)) {
    if (symbols.has(id) || redirected.has(id)) continue
    const same = findSame(id, shape, fresh)
    const near = same ?? findNearest(id, fresh) ?? findNearest(id, [...symbols.values()])
    const args = { id, redirects: book.redirects, same, nearest: near === undefined ? [] : [near] }
    const place = { file: `${book.content}/${PUBLISHED}`, line: published?.lineOf(['symbols', id]) }
    env.report(createProblem(problems.gone, args, place))
  }
  const kept = [...symbols.values()].filter(({ id, exported }) => exported || id in before)
  return {
    list: {
      schemaVersion: SCHEMA_VERSION,
      symbols: Object.fromEntries(kept.map(({ id, shape }) => [id, shape])),
    },
    redirects: resolveSymbolRedirects(sources, symbols, env),
  }
}

/** Symbols that have a page of their own, by id. */
function pagesOf({ ports }: BookIndex): Map<string, SymbolRecord> {
  const symbols = ports.flatMap((port) => port.symbols)
  const overloads = new Set(symbols.flatMap((symbol) => symbol.overloads))
  return new Map(
    symbols
      .filter(({ id, kind }) => kind !== 'type-parameter' && !overloads.has(id))
      .map((symbol) => [symbol.id, symbol]),
  )
}

/**
 * The one new symbol that is the old one renamed or moved. Many members are the same few words (`return
 * this.#queue.len()`), so equal code only tells together with an equal name or owner; for what was not a member, and
 * is both renamed and moved, it has to do.
 */
function findSame(id: string, shape: string, fresh: readonly SymbolRecord[]): string | undefined {
  const same = fresh.filter((symbol) => symbol.shape === shape)
  const moved = same.filter((symbol) => ownName(symbol.id) === ownName(id))
  const renamed = same.filter((symbol) => ownerOf(symbol.id) === ownerOf(id))
  const rest = ownerOf(id).endsWith('#') ? same : []
  const [only, ...more] = [moved, renamed, rest].find(({ length }) => length > 0) ?? []
  return more.length > 0 ? undefined : only?.id
}

/** What an id says before the symbol's own name: `workqueue/queue#Queue.`, `workqueue/queue#`. */
function ownerOf(id: string): string {
  return id.slice(0, id.lastIndexOf(ownName(id)))
}

/**
 * The only new member of the same owner; else by what the symbols are called: files and ports make most of an id, and
 * say little.
 */
function findNearest(id: string, among: readonly SymbolRecord[]): string | undefined {
  const [only, ...more] = among.filter((symbol) => ownerOf(symbol.id) === ownerOf(id))
  if (only !== undefined && more.length === 0) return only.id
  const name = nearest(id.slice(id.indexOf('#') + 1), new Set(among.map((symbol) => symbol.name)))
  const [first] = among.filter((symbol) => symbol.name === name)
  return first?.id
}
