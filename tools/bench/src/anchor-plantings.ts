import { resolveNote } from '../../extract/src/anchor/note-anchor.ts'
import { indexCode, type IndexedCode } from './anchor-code.ts'
import { judge, judgeLoosely, show } from './anchor-judge.ts'
import { describeQuote, matchQuote } from './anchor-peer.ts'
import { groupSymbols, type PlantedNote, plantNotes } from './anchor-plant.ts'
import { createRandom } from './anchor-random.ts'
import { type Bench, REFACTORINGS } from './anchor-refactorings.ts'
import type { Score } from './anchor-score.ts'
import { createCodeBase, Sheet } from './anchor-sheet.ts'
import { createTruth } from './anchor-truth.ts'
import { parseCode, type Unit } from './anchor-units.ts'

/** One copy of a project, refactored in many places at once. */
export interface PlantingRun {
  readonly name: string
  readonly seed: number
  /** Notes on each declaration. */
  readonly notes: number
  /** Declarations at most, so that large projects do not count for everything. */
  readonly units: number
}

/**
 * Plants notes on the code, refactors it, indexes it once and looks where the notes are: ours, and quote-only
 * matching. Where they have to be comes from the refactoring.
 */
export async function plantAndResolve(
  before: IndexedCode,
  { name, seed, notes, units }: PlantingRun,
): Promise<Score[]> {
  const random = createRandom(seed)
  const base = createCodeBase(before.files)
  const code = parseCode(base)
  const sheet = new Sheet(base)
  const planted: { note: PlantedNote; refactoring: string }[] = []
  const symbolsOf = groupSymbols(before)
  const ids = namesOf(before, base.base)
  let count = 0
  const bench = {
    code,
    sheet,
    random,
    fresh: () => `fresh${(count += 1)}`,
    textOf: textOf(base.files, base.base),
    idAt: (at: number) => ids.get(at),
  }
  const taken = new Set<unknown>()
  for (const unit of shuffle(code.units, random).slice(0, units)) {
    // A declaration takes part once, with all that is in it.
    const parent = unit.node.getParent()
    const isTaken = taken.has(unit.node) || (unit.isMember && taken.has(parent))
    if (isTaken || (!unit.isMember && taken.has(`in ${unit.start}`))) continue
    const refactoring = random.pick(Object.keys(REFACTORINGS)) ?? ''
    if (!applyTo(unit, refactoring, bench)) continue
    taken.add(unit.node)
    if (unit.isMember && parent !== undefined)
      taken.add(`in ${code.units.find(({ node }) => node === parent)?.start ?? -1}`)
    const shift = base.base.get(unit.file) ?? 0
    const range = { file: unit.file, start: unit.start - shift, end: unit.end - shift }
    for (const note of plantNotes(before, symbolsOf, range, { count: notes, random }))
      planted.push({ note, refactoring })
  }
  const refactored = sheet.apply()
  const after = await indexCode(refactored.files)
  const truthOf = createTruth(base, sheet, refactored, after)
  return planted.map(({ note, refactoring }): Score => {
    const { place, fate } = truthOf(note)
    const found = resolveNote(note.selector, after.index, after.lookup)
    const ours = 'anchor' in found ? { file: found.anchor.file, ...found.anchor.range } : undefined
    const { file, range } = note
    const stored = describeQuote(before.files.get(file) ?? '', range.start, range.end)
    const peer = matchQuote(after.files.get(file) ?? '', stored)
    return {
      refactoring,
      fate,
      ours: judge(ours, place),
      peer: judgeLoosely(peer && { file, ...peer }, place),
      describe: () =>
        `${name} seed ${seed}: ${refactoring}, ${fate}: ${note.selector.target} ${JSON.stringify(note.selector.quote)} at ${file}:${range.start}; must be ${show(place)}, is ${found.state} ${show(ours)} ${'reason' in found ? found.reason : ''}`,
    }
  })
}

/**
 * Each declaration takes part in one refactoring: its name is not changed by others, as an override's would be with
 * what it overrides. Where twins and reused names come in, nothing else changes either: of an edited declaration
 * beside an exact copy nobody could say which is which.
 */
function applyTo(unit: Unit, name: string, bench: Bench): boolean {
  const { sheet } = bench
  const part = /twin|reuse/u.test(name) ? unit : unit.name
  if (!sheet.claim(part.start, part.end)) return false
  sheet.release(part.start, part.end)
  if (REFACTORINGS[name]?.(unit, bench) !== true) return false
  sheet.close(part.start, part.end)
  return true
}

/** What identifiers mean, by where they begin. */
function namesOf(
  { index }: IndexedCode,
  base: ReadonlyMap<string, number>,
): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  for (const { path, occurrences } of index.files)
    for (const { range, target } of occurrences)
      if (target.kind === 'symbol') names.set((base.get(path) ?? 0) + range.start, target.id)
  return names
}

function textOf(
  files: ReadonlyMap<string, string>,
  base: ReadonlyMap<string, number>,
): (start: number, end: number) => string {
  return (start, end) => {
    for (const [file, text] of files) {
      const from = base.get(file) ?? 0
      if (start >= from && start <= from + text.length) return text.slice(start - from, end - from)
    }
    return ''
  }
}

function shuffle<T>(items: readonly T[], { below }: { below: (n: number) => number }): T[] {
  const shuffled = [...items]
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    const [a, b] = [shuffled[at], shuffled[other]]
    if (a !== undefined && b !== undefined) {
      shuffled[at] = b
      shuffled[other] = a
    }
  }
  return shuffled
}
