import { Node } from 'ts-morph'
import { findLoose, loosen } from '#authored/loose-text.ts'
import { resolveNote } from '../../extract/src/anchor/note-anchor.ts'
import { indexCode, type IndexedCode } from './anchor-code.ts'
import { judge, judgeLoosely, show } from './anchor-judge.ts'
import { describeQuote, matchQuote } from './anchor-peer.ts'
import { groupSymbols, type PlantedNote, plantNotes } from './anchor-plant.ts'
import { createRandom } from './anchor-random.ts'
import { REFACTORINGS } from './anchor-refactorings.ts'
import type { Score } from './anchor-score.ts'
import { createCodeBase, type Refactored, Sheet } from './anchor-sheet.ts'
import { createTruth, type TruePlace } from './anchor-truth.ts'
import { TwinGuard } from './anchor-twin-guard.ts'
import { twinIn } from './anchor-twins.ts'
import { parseCode, type Unit } from './anchor-units.ts'
import type { Bench } from './anchor-workbench.ts'

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
    textOf: base.textOf,
    idAt: (at: number) => ids.get(at),
  }
  const taken = new Set<unknown>()
  const twins = new TwinGuard(before)
  for (const unit of shuffle(code.units, random).slice(0, units)) {
    const id = ids.get(unit.name.start)
    if (isTwin(unit) || !twins.isFree(id)) continue
    // A declaration takes part once, with all that is in it.
    const parent = unit.node.getParent()
    const isTaken = taken.has(unit.node) || (unit.isMember && taken.has(parent))
    if (isTaken || (!unit.isMember && taken.has(`in ${unit.start}`))) continue
    const refactoring = random.pick(Object.keys(REFACTORINGS)) ?? ''
    if (!applyTo(unit, refactoring, bench)) continue
    twins.take(id)
    taken.add(unit.node)
    if (unit.isMember && parent !== undefined)
      taken.add(`in ${code.units.find(({ node }) => node === parent)?.start ?? -1}`)
    const shift = base.base.get(unit.file) ?? 0
    const range = { file: unit.file, start: unit.start - shift, end: unit.end - shift }
    for (const note of plantNotes(before, symbolsOf, range, { count: notes, random }))
      planted.push({
        note,
        refactoring: hasTwin(note) ? `${refactoring}, beside a twin` : refactoring,
      })
  }
  const refactored = sheet.apply()
  const after = await indexCode(refactored.files)
  const truthOf = createTruth(base, sheet, refactored, after)
  return planted.flatMap(({ note, refactoring }): Score | [] => {
    const { place, fate } = truthOf(note)
    if (place === undefined && isTornAlike(note, refactoring, refactored)) return []
    const { ours, peer, found } = findBoth(note, place, before, after)
    const { file, range, selector } = note
    return {
      refactoring,
      fate,
      ours,
      peer,
      describe: () =>
        `${name} seed ${seed}: ${refactoring}, ${fate}: ${selector.target} ${JSON.stringify(selector.quote)} at ${file}:${range.start}; must be ${show(place)}, is ${found}`,
    }
  })
}

/** It was torn apart, and reads as before all the same: whether it is the same is a matter of taste. */
function isTornAlike(note: PlantedNote, refactoring: string, { files }: Refactored): boolean {
  if (!/^reorder statement/u.test(refactoring)) return false
  return findLoose(loosen(files.get(note.file) ?? ''), note.selector.quote).length > 0
}

function findBoth(
  { selector, file, range }: PlantedNote,
  place: TruePlace | undefined,
  before: IndexedCode,
  after: IndexedCode,
): Pick<Score, 'ours' | 'peer'> & { found: string } {
  const found = resolveNote(selector, after.index, after.lookup)
  const ours = 'anchor' in found ? { file: found.anchor.file, ...found.anchor.range } : undefined
  const stored = describeQuote(before.files.get(file) ?? '', range.start, range.end)
  const peer = matchQuote(after.files.get(file) ?? '', stored)
  return {
    ours: judge(ours, place),
    peer: judgeLoosely(peer && { file, ...peer }, place),
    found: `${found.state} ${show(ours)} ${'reason' in found ? found.reason : ''}`,
  }
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

/** Twins stay as they are, with all that is in them. */
function isTwin({ node, name }: Unit): boolean {
  const parent = node.getParent()
  const around = Node.isClassDeclaration(parent) || Node.isInterfaceDeclaration(parent)
  return [name.text, around ? parent.getName() : ''].some((one) => twinIn(`.${one}`) !== undefined)
}

/** Whether one of the twins that were planted beforehand is that of the target. */
function hasTwin({ selector }: PlantedNote): boolean {
  return (selector.alike ?? []).some((id) => twinIn(id) !== undefined)
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
