import type { NoteFrontMatter } from '#schemas/annotation.ts'
import { parseSymbolId, type SymbolId } from '#schemas/ids.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { containerOf, isOverload, memberPath } from '#authored/note-move.ts'
import { ownName } from '#authored/own-name.ts'
import type { BookIndex, IndexLookup } from '../index/book-index.ts'
import type { Redirect } from '../load/redirects.ts'
import type { NoteAnchor } from './anchored.ts'
import { rankCandidates } from './note-candidates.ts'
import { findFormer, findMoved, hasCode, lostTwins, statedMove } from './note-moves.ts'
import { findQuote, mayMeanOther } from './note-places.ts'

/** Where a note belongs now. Only the first three show it; the others withhold it and say why. */
export type NoteResolution =
  | { state: 'anchored' | 'changed'; anchor: NoteAnchor; symbol: SymbolRecord }
  | { state: 'moved'; anchor: NoteAnchor; symbol: SymbolRecord; candidates: SymbolId[] }
  | { state: 'orphaned' | 'ambiguous'; reason: string; candidates: SymbolId[] }

/** The part of a note that says where it belongs. */
export type NoteSelector = Pick<
  NoteFrontMatter,
  'target' | 'quote' | 'prefix' | 'suffix' | 'code' | 'alike'
>

/**
 * Finds the code a note was written on. Whatever leaves a doubt withholds the note: a note on code its author
 * did not mean is worse than none.
 *
 * @param redirects - what people say became of symbols: that is not doubted
 */
export function resolveNote(
  selector: NoteSelector,
  index: BookIndex,
  lookup: IndexLookup,
  redirects: readonly Redirect[] = [],
): NoteResolution {
  const work: Work = { selector, index, lookup }
  const symbol = lookup.findSymbol(selector.target)
  // Under its own name, not under that of a re-export.
  if (symbol?.id === selector.target) return resolvePresent(symbol, work)
  const stated = statedMove(selector.target, lookup, redirects)
  if (stated === undefined) return resolveVanished(work)
  if (stated.kind === 'gone')
    return withhold('orphaned', `\`${selector.target}\` is gone for good`, [], work)
  return resolveStated(stated.to, work)
}

interface Work {
  readonly selector: NoteSelector
  readonly index: BookIndex
  readonly lookup: IndexLookup
}

function resolvePresent(symbol: SymbolRecord, work: Work): NoteResolution {
  const { selector, index, lookup } = work
  const isSame = symbol.code === selector.code
  const name = `\`${symbol.id}\``
  if (!isSame) {
    const moved = findFormer(selector, index, lookup)
    // The name may have been given to something else, as the number of an overload always may.
    if (moved.length > 0)
      return withhold(
        'ambiguous',
        `${name} changed, and ${listOf(moved)} ${moved.length === 1 ? 'has' : 'have'} the code it had`,
        [...moved, symbol],
        work,
      )
    if (isOverload(symbol.id))
      return withhold('orphaned', `${name} is another overload now`, [symbol], work)
  }
  const [only, ...more] = findQuote(selector, symbol, lookup)
  if (!only) return withhold('orphaned', `the quote is not in ${name}`, [], work)
  if (more.length > 0)
    return withhold('ambiguous', `the quote is in ${name} ${more.length + 1} times`, [symbol], work)
  const text = lookup.findFile(only.file)?.text ?? ''
  if (!isSame && mayMeanOther(selector, text, only.range))
    return withhold(
      'orphaned',
      `the quote in ${name} may be part of something else`,
      [symbol],
      work,
    )
  return { state: isSame ? 'anchored' : 'changed', anchor: only, symbol }
}

/** People, or a re-export, say where it went: it is there or nowhere. */
function resolveStated(to: string, work: Work): NoteResolution {
  const { selector, lookup } = work
  const { target } = selector
  const symbol = lookup.findSymbol(to)
  if (!symbol) {
    const container = lookup.findSymbol(containerOf(parseSymbolId(to)) ?? '')
    const reason = `\`${target}\` became \`${to}\`, which is not there`
    return withhold('orphaned', reason, container ? [container] : [], work)
  }
  if (hasCode(symbol, selector)) return follow(symbol, work)
  const reason = `\`${target}\` became \`${symbol.id}\` and changed`
  return withhold('orphaned', reason, [symbol], work)
}

function resolveVanished(work: Work): NoteResolution {
  const { selector, index, lookup } = work
  const [found, ...others] = withoutTwins(findMoved(selector, index, lookup), work)
  const gone = `\`${selector.target}\` does not exist`
  if (!found) return withhold('orphaned', gone, [], work)
  const [twin] = lostTwins(selector, found, lookup)
  if (twin !== undefined) {
    const reason = `${gone}, nor does \`${twin}\`, which was like it; \`${found.id}\` may be either`
    return withhold('ambiguous', reason, [found, ...others], work)
  }
  if (others.length === 0) return follow(found, work)
  const all = [found, ...others]
  return withhold('ambiguous', `${gone}; ${listOf(all)} have its code`, all, work)
}

/** Where a whole file moved, a twin that moved along is found under its own old path and is not the target. */
function withoutTwins(found: readonly SymbolRecord[], { selector, lookup }: Work): SymbolRecord[] {
  const path = memberPath(selector.target)
  const namesakes = found.filter(({ id }) => memberPath(id) === path)
  if (namesakes.length !== 1) return [...found]
  return found.filter((one) => {
    const twins = lostTwins(selector, one, lookup).map(memberPath)
    return memberPath(one.id) === path || !twins.includes(memberPath(one.id))
  })
}

/** `found` has the code of the target: the note is where the quote was in it. */
function follow(found: SymbolRecord, work: Work): NoteResolution {
  const { selector, index, lookup } = work
  const places = findQuote(selector, found, lookup, ownName(selector.target))
  const [only, ...more] = places
  if (!only || more.length > 0)
    return withhold(
      'orphaned',
      `\`${selector.target}\` moved to \`${found.id}\` without the quote`,
      [found],
      work,
    )
  const candidates = rankCandidates(selector, [found], index, lookup)
  return { state: 'moved', anchor: only, symbol: found, candidates }
}

function withhold(
  state: 'orphaned' | 'ambiguous',
  reason: string,
  first: readonly SymbolRecord[],
  { selector, index, lookup }: Work,
): NoteResolution {
  return { state, reason, candidates: rankCandidates(selector, first, index, lookup) }
}

function listOf(symbols: readonly SymbolRecord[]): string {
  return symbols.map(({ id }) => `\`${id}\``).join(' and ')
}
