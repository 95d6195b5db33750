/** Where a reader was in the results. */
export interface PlaceInResults {
  /** How many results were shown. */
  shown: number
  /** Whether the word index had been asked for more. */
  isDeep: boolean
  /** Address of the one that was followed. */
  followed: string
}

const KEY = 'search'

function readState(): Record<string, unknown> {
  const state: unknown = history.state
  return typeof state === 'object' && state !== null ? { ...state } : {}
}

/** Puts an address into the bar without a visit. Browsers refuse when asked too often; then it stays as it is. */
export function replaceAddress(href: string): void {
  if (href === location.href) return
  const { [KEY]: _place, ...state } = readState()
  replace(state, href)
}

/** Keeps the place with this visit, so that going back leads to it. */
export function rememberPlace(place: PlaceInResults): void {
  replace({ ...readState(), [KEY]: place }, location.href)
}

/** The place kept with this visit, if the reader comes back to it. */
export function readPlace(): PlaceInResults | undefined {
  const place = readState()[KEY]
  if (typeof place !== 'object' || place === null) return undefined
  if (!('shown' in place) || !('followed' in place)) return undefined
  const { shown, followed } = place
  const isDeep = 'isDeep' in place && place.isDeep === true
  if (typeof shown !== 'number' || typeof followed !== 'string') return undefined
  return { shown, isDeep, followed }
}

function replace(state: Record<string, unknown>, href: string): void {
  try {
    history.replaceState(state, '', href)
  } catch {
    // Only the shared address suffers.
  }
}
