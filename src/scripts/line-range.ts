// #L10, #L10-L24
const RE_RANGE = /^#L(\d+)(?:-L(\d+))?$/u

/** The lines the address names; `undefined` when it names none. */
function readRange(): [number, number] | undefined {
  const [, from, to] = RE_RANGE.exec(location.hash) ?? []
  if (from === undefined) return undefined
  const ends = [Number(from), Number(to ?? from)].toSorted((a, b) => a - b)
  return [ends[0] ?? 0, ends[1] ?? 0]
}

function markRange(): HTMLElement | undefined {
  for (const old of document.querySelectorAll('.l.on')) old.classList.remove('on')
  const [first, last] = readRange() ?? [1, 0]
  for (let line = first; line <= last; line += 1) {
    document.getElementById(`L${line}`)?.classList.add('on')
  }
  return document.getElementById(`L${first}`) ?? undefined
}

/** Marks the lines the address names, and brings them into sight: browsers know single lines only. */
export function showRange(): void {
  const [first, last] = readRange() ?? [0, 0]
  const line = markRange()
  if (first < last) line?.scrollIntoView()
}

/**
 * Puts a line of a source page into the address, or with `extend` all lines from the first one chosen to it.
 *
 * @returns whether it is a line of a source page
 */
export function selectLine(line: Element | null, extend: boolean): boolean {
  const number = Number(/^L(\d+)$/u.exec(line?.id ?? '')?.[1])
  if (!number) return false
  const from = extend ? (readRange()?.[0] ?? number) : number
  const [first, last] = [Math.min(from, number), Math.max(from, number)]
  history.replaceState(history.state, '', first === last ? `#L${first}` : `#L${first}-L${last}`)
  markRange()
  return true
}
