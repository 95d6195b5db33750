/** A run of a text; `marked` where it matches. */
interface Run {
  text: string
  marked: boolean
}

/** Whether a word begins at a position: `Q` of `workQueue`, `d` of `Queue.done`. */
function isWordStart(name: string, at: number): boolean {
  const here = name[at] ?? ''
  const before = name[at - 1] ?? ''
  if (!/[\p{L}\d]/u.test(before)) return true
  return /\p{Lu}/u.test(here) && !/\p{Lu}/u.test(before)
}

/** Places of letters in a name, and how scattered they are. */
interface Found {
  cost: number
  places: readonly number[]
}

/** A letter away from the one before: at the beginning of a word, or in the midst of one. */
const AWAY = 1
const ASTRAY = 3

/** Where letters stand in order, together and at the beginnings of words if possible; `undefined` when not all do. */
function findLetters(name: string, letters: string): readonly number[] | undefined {
  const lower = name.toLowerCase()
  const known = new Map<string, Found | undefined>()
  const search = (letter: number, from: number): Found | undefined => {
    const wanted = letters[letter]
    if (wanted === undefined) return { cost: 0, places: [] }
    let best: Found | undefined
    for (let at = lower.indexOf(wanted, from); at >= 0; at = lower.indexOf(wanted, at + 1)) {
      const rest = find(letter + 1, at + 1)
      const step = letter > 0 && at === from ? 0 : isWordStart(name, at) ? AWAY : ASTRAY
      if (rest && (!best || step + rest.cost < best.cost))
        best = { cost: step + rest.cost, places: [at, ...rest.places] }
    }
    return best
  }
  const find = (letter: number, from: number): Found | undefined => {
    const key = `${letter} ${from}`
    if (!known.has(key)) known.set(key, search(letter, from))
    return known.get(key)
  }
  return find(0, 0)?.places
}

/**
 * Splits a name where the letters typed are in it: together if they stand together, else one by one, case and white
 * space aside. A name without them is one run without a mark.
 */
export function markLetters(name: string, typed: string): Run[] {
  const letters = typed.toLowerCase().replaceAll(/\s/gu, '')
  const together = letters === '' ? -1 : name.toLowerCase().indexOf(letters)
  const found =
    together >= 0
      ? Array.from(letters, (_letter, index) => together + index)
      : (findLetters(name, letters) ?? [])
  const marked = new Set(found)
  const runs: Run[] = []
  for (let at = 0; at < name.length; at += 1) {
    const last = runs.at(-1)
    if (last?.marked === marked.has(at)) last.text += name[at] ?? ''
    else runs.push({ text: name[at] ?? '', marked: marked.has(at) })
  }
  return runs
}
