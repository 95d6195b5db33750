import type { Random } from './anchor-random.ts'
import type { Sheet } from './anchor-sheet.ts'
import type { ParsedCode } from './anchor-units.ts'

/** What a refactoring may use: the code, the sheet it writes to, chance, and names nobody has. */
export interface Bench {
  readonly code: ParsedCode
  readonly sheet: Sheet
  readonly random: Random
  readonly fresh: () => string
  /** Old text from `start` to `end`. */
  readonly textOf: (start: number, end: number) => string
  /** Id of the symbol that the identifier at this offset means. */
  readonly idAt: (at: number) => string | undefined
}
