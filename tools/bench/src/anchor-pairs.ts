import { findLoose, loosen, type LooseText } from '#authored/loose-text.ts'
import { resolveNote } from '../../extract/src/anchor/note-anchor.ts'
import type { IndexedCode } from './anchor-code.ts'
import { judge, judgeLoosely } from './anchor-judge.ts'
import { describeQuote, matchQuote } from './anchor-peer.ts'
import { groupSymbols, type PlantedNote, plantNotes } from './anchor-plant.ts'
import { createRandom } from './anchor-random.ts'
import type { Score } from './anchor-score.ts'
import type { TruePlace } from './anchor-truth.ts'

/**
 * Notes written on a release and looked for in the next one. Counted are only those of which the texts alone say where
 * they belong: the declaration is the same to the letter, or the quote is nowhere any more.
 */
export function resolveOnNext(
  before: IndexedCode,
  after: IndexedCode,
  { name, seed, notes }: { name: string; seed: number; notes: number },
): Score[] {
  const random = createRandom(seed)
  const symbolsOf = groupSymbols(before)
  const everything = [...after.files.values()].map((text) => loosen(text))
  const files = [...before.files].filter(([, text]) => text.length > 0)
  const scores: Score[] = []
  const changed = files.filter(([file, text]) => after.files.get(file) !== text)
  while (scores.length < notes) {
    // Where nothing changed there is nothing to get wrong: most notes go where something did.
    const [file, text] = random.pick(
      random.below(5) > 0 && changed.length > 0 ? changed : files,
    ) ?? ['', '']
    const range = { file, start: 0, end: text.length }
    for (const note of plantNotes(before, symbolsOf, range, { count: 5, random })) {
      const score = scoreNote(note, before, after, everything)
      if (score !== undefined)
        scores.push({ ...score, describe: () => `${name} seed ${seed}: ${score.describe()}` })
    }
  }
  return scores
}

function scoreNote(
  note: PlantedNote,
  before: IndexedCode,
  after: IndexedCode,
  everything: readonly LooseText[],
): Score | undefined {
  const { selector, file, range } = note
  const place = samePlace(note, before, after)
  const isGone = everything.every((text) => findLoose(text, selector.quote).length === 0)
  if (place === undefined && !isGone) return undefined
  const found = resolveNote(selector, after.index, after.lookup)
  const ours = 'anchor' in found ? { file: found.anchor.file, ...found.anchor.range } : undefined
  const stored = describeQuote(before.files.get(file) ?? '', range.start, range.end)
  const peer = matchQuote(after.files.get(file) ?? '', stored)
  return {
    refactoring: 'next release',
    fate: place === undefined ? 'quote gone' : 'unchanged',
    ours: judge(ours, place),
    peer: judgeLoosely(peer && { file, ...peer }, place),
    describe: () =>
      `${selector.target} ${JSON.stringify(selector.quote)}: ${place === undefined ? 'gone' : 'unchanged'}, but ${found.state}`,
  }
}

/** Where the quote is when every declaration of its symbol reads as before, doc comments included. */
function samePlace(
  { symbol, file, range }: PlantedNote,
  before: IndexedCode,
  after: IndexedCode,
): TruePlace | undefined {
  const now = after.lookup.findSymbol(symbol.id)
  if (now?.id !== symbol.id || now.declarations.length !== symbol.declarations.length)
    return undefined
  let place: TruePlace | undefined
  for (const [at, old] of symbol.declarations.entries()) {
    const other = now.declarations[at]
    if (other?.file !== old.file) return undefined
    const start = old.doc?.start ?? old.range.start
    const shift = (other.doc?.start ?? other.range.start) - start
    const text = before.files.get(old.file)?.slice(start, old.range.end)
    if (text !== after.files.get(other.file)?.slice(start + shift, other.range.end))
      return undefined
    if (old.file === file && start <= range.start && range.end <= old.range.end)
      place = { file, start: range.start + shift, end: range.end + shift }
  }
  return place
}
