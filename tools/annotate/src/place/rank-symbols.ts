import type { SymbolRecord } from '#schemas/symbol.ts'

/** The symbols a few typed letters may mean, likeliest first: `addrl` means `addRateLimited`. */
export function rankSymbols(typed: string, symbols: readonly SymbolRecord[]): SymbolRecord[] {
  return symbols
    .flatMap((symbol) => {
      const score = Math.max(scoreMatch(typed, symbol.name), scoreMatch(typed, symbol.id) - 1)
      return score > -Infinity ? [{ symbol, score: score + (symbol.exported ? 0.5 : 0) }] : []
    })
    .sort((a, b) => b.score - a.score || a.symbol.name.length - b.symbol.name.length)
    .map(({ symbol }) => symbol)
}

/**
 * How well `typed` abbreviates `name`: each letter has to be there, in order. Letters that begin a word of the name
 * (`addRateLimited` has three) or follow the one before count more. `-Infinity` when one is missing.
 */
export function scoreMatch(typed: string, name: string): number {
  const letters = Array.from(typed.toLowerCase().replaceAll(/\s/gu, ''))
  // best[i]: score of the letters so far, the last one matched at i.
  let best: number[] = []
  for (const [index, letter] of letters.entries()) {
    const next = new Array<number>(name.length).fill(-Infinity)
    let before = index === 0 ? 0 : -Infinity
    for (let at = 0; at < name.length; at += 1) {
      if (name.charAt(at).toLowerCase() === letter) {
        const follows = (best[at - 1] ?? -Infinity) + 2
        next[at] = Math.max(before, follows) + (beginsWord(name, at) ? 3 : 0)
      }
      before = Math.max(before, best[at] ?? -Infinity)
    }
    best = next
  }
  return letters.length === 0 ? 0 : Math.max(...best, -Infinity)
}

function beginsWord(name: string, at: number): boolean {
  const before = name.charAt(at - 1)
  return (
    at === 0 || /[^A-Za-z0-9]/u.test(before) || /[a-z0-9][A-Z]/u.test(name.slice(at - 1, at + 1))
  )
}
