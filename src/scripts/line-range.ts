/** Lines of a listing that a reader has chosen, and which end moves. */
interface ChosenLines {
  listing: Element
  anchor: number
  active: number
}

/** Told on the document when a reader has chosen lines. */
export const LINES_CHOSEN = 'lines-chosen'

// #L10, #L10-L24
const RE_RANGE = /^#L(\d+)(?:-L(\d+))?$/u

let chosen: ChosenLines | undefined

/** The number a line has in its file; 0 for what is no line. */
export function lineNumber(line: Element | null): number {
  return Number(line?.getAttribute('data-l') ?? /^L(\d+)$/u.exec(line?.id ?? '')?.[1] ?? 0)
}

function findLine(listing: Element, line: number): Element | null {
  return listing.querySelector(`.l:is(#L${line}, [data-l="${line}"])`)
}

/** The lines chosen, first and last in the order of the file. */
export function chosenLines(): { listing: Element; first: number; last: number } | undefined {
  if (!chosen) return undefined
  const { listing, anchor, active } = chosen
  return { listing, first: Math.min(anchor, active), last: Math.max(anchor, active) }
}

function markLines(): Element | null {
  for (const old of document.querySelectorAll('.l.on')) old.classList.remove('on')
  const { listing, first, last } = chosenLines() ?? { first: 1, last: 0 }
  for (let line = first; listing && line <= last; line += 1) {
    findLine(listing, line)?.classList.add('on')
  }
  return listing ? findLine(listing, first) : null
}

/** Marks the lines the address names, and brings them into sight: browsers know single lines only. */
export function showRange(): void {
  const listing = document.querySelector('.whole')
  const [, from, to] = RE_RANGE.exec(location.hash) ?? []
  chosen =
    listing && from !== undefined
      ? { listing, anchor: Number(from), active: Number(to ?? from) }
      : undefined
  const line = markLines()
  if (to !== undefined) line?.scrollIntoView()
}

/** Chooses nothing; on a source page the address stays. */
export function clearLines(): void {
  chosen = undefined
  markLines()
}

/**
 * Chooses a line of a listing, or with `extend` all lines from the first one chosen to it. On a source page the
 * address says which.
 *
 * @returns whether it is a line of a listing
 */
export function selectLine(line: Element | null, extend: boolean): boolean {
  const number = lineNumber(line)
  const listing = line?.closest('.listing')
  if (!number || !listing) return false
  const anchor = extend && chosen?.listing === listing ? chosen.anchor : number
  chosen = { listing, anchor, active: number }
  const { first, last } = chosenLines() ?? { first: number, last: number }
  if (listing.matches('.whole')) {
    history.replaceState(history.state, '', first === last ? `#L${first}` : `#L${first}-L${last}`)
  }
  markLines()
  document.dispatchEvent(new Event(LINES_CHOSEN))
  return true
}

/**
 * Chooses the line below or above the one chosen last in a listing, whether or not it has identifiers.
 *
 * @param from where to begin when none is chosen there; without it, before the first line or after the last
 */
export function stepLine(
  listing: Element,
  { from, step, extend }: { from: Element | null; step: 1 | -1; extend: boolean },
): Element | undefined {
  const lines = [...listing.querySelectorAll('.l')]
  const active = chosen?.listing === listing ? chosen.active : lineNumber(from)
  const at = lines.findIndex((one) => lineNumber(one) === active)
  const begin = step === 1 ? -1 : lines.length
  const next = lines[Math.min(Math.max((at < 0 ? begin : at) + step, 0), lines.length - 1)]
  if (!next) return undefined
  selectLine(next, extend)
  next.scrollIntoView({ block: 'nearest' })
  return next
}
