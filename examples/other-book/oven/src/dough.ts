/** What goes into the bowl, in grams. */
export interface Dough {
  readonly flour: number
  readonly water: number
  readonly salt: number
}

/**
 * How wet the dough is: water in percent of flour.
 *
 * @throws RangeError when there is no flour.
 */
export function hydration(dough: Dough): number {
  if (dough.flour <= 0) throw new RangeError('a dough needs flour')
  return (dough.water / dough.flour) * 100
}

/** Whether kneading by hand would only stick: such a dough is folded. */
export function needsFolding(dough: Dough): boolean {
  return hydration(dough) >= 72
}
