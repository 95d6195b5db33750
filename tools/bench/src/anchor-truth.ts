import type { TextRange } from '#schemas/position.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import type { IndexedCode } from './anchor-code.ts'
import type { PlantedNote } from './anchor-plant.ts'
import type { CodeBase, Refactored, Sheet } from './anchor-sheet.ts'

/** Where a piece of old code is now. */
export interface TruePlace {
  readonly file: string
  readonly start: number
  readonly end: number
}

/** What became of a note's code, as the refactoring knows it: no resolver is asked. */
export interface Truth {
  /** `undefined`: the quoted text was edited, torn apart or deleted, so the note has to be withheld. */
  readonly place: TruePlace | undefined
  readonly fate: Fate
}

/** What a recall is promised for, and what not. */
export type Fate =
  | 'unchanged'
  | 'renamed or moved'
  | 'renamed or moved, no body'
  | 'edited outside'
  | 'moved and edited'
  | 'quote gone'

/** Tells what became of notes. `after` is asked only which ids there are. */
export function createTruth(
  code: CodeBase,
  sheet: Sheet,
  refactored: Refactored,
  after: IndexedCode,
): (note: PlantedNote) => Truth {
  const renames = sheet.edits
    .filter(({ renames }) => renames !== undefined)
    .toSorted((a, b) => a.start - b.start)
  const isForeignRename = (start: number, end: number, id: string): boolean =>
    renames.some((edit) => edit.start < end && start < edit.end && edit.renames !== id)
  const find = (file: string, range: TextRange, id: string): TruePlace | undefined => {
    const base = code.base.get(file) ?? 0
    const text = code.files.get(file) ?? ''
    if (isForeignRename(base + range.start, base + range.end, id)) return undefined
    return wholePlace(text, base, range, refactored)
  }
  return ({ symbol, selector, file, range }) => {
    const place = find(file, range, selector.target)
    if (place === undefined) return { place, fate: 'quote gone' }
    const isIntact = symbol.declarations.every(
      (one) => find(one.file, one.range, selector.target) !== undefined,
    )
    const now = after.lookup.findSymbol(selector.target)
    const isThere =
      now?.id === selector.target &&
      now.declarations.some((one) => {
        const start = one.doc?.start ?? one.range.start
        return one.file === place.file && start <= place.start && place.end <= one.range.end
      })
    if (isThere) return { place, fate: isIntact ? 'unchanged' : 'edited outside' }
    if (!isIntact) return { place, fate: 'moved and edited' }
    const fate = hasBody(symbol, code) ? 'renamed or moved' : 'renamed or moved, no body'
    return { place, fate }
  }
}

function wholePlace(
  text: string,
  base: number,
  { start, end }: TextRange,
  refactored: Refactored,
): TruePlace | undefined {
  let place: { file: string; start: number; end: number } | undefined
  for (let at: number = start; at < end; at += 1) {
    if (/\s/u.test(text.charAt(at))) continue
    const now = refactored.placeOf(base + at)
    if (now === undefined || (place !== undefined && now.file !== place.file)) return undefined
    place ??= { file: now.file, start: now.first, end: now.last + 1 }
    place.start = Math.min(place.start, now.first)
    place.end = Math.max(place.end, now.last + 1)
  }
  if (place === undefined) return undefined
  const origins = refactored.originsOf(place.file)
  const now = refactored.files.get(place.file) ?? ''
  let last = base + start
  for (let at = place.start; at < place.end; at += 1) {
    if (/\s/u.test(now.charAt(at))) continue
    const origin = origins[at] ?? -1
    // Something new, something from elsewhere, or in another order.
    if (origin < last || origin >= base + end) return undefined
    last = origin
  }
  return place
}

// = (a) => …, = async function …
const RE_FUNCTION_VALUE = /^[^=]*=\s*(?:async\s*)?(?:function\b|\(|<|[\w$]+\s*=>)/u

function hasBody({ kind, declarations }: SymbolRecord, code: CodeBase): boolean {
  switch (kind) {
    case 'class':
      return true
    case 'function':
    case 'method':
    case 'accessor':
    case 'constructor':
      // An empty one says as little as none.
      return declarations.some(({ implementation, file, range }) => {
        const text = code.files.get(file)?.slice(range.start, range.end) ?? ''
        return implementation && !/\{\s*\}$/u.test(text)
      })
    case 'variable': {
      const [first] = declarations
      const text = first && code.files.get(first.file)?.slice(first.name.end, first.range.end)
      return RE_FUNCTION_VALUE.test(text ?? '')
    }
    default:
      return false
  }
}
