import type { PickedLines } from '../lib/composer/picked-lines.ts'
import { lineNumber } from './line-range.ts'

/** Lines of a listing that a note may be written on. */
export interface Pick {
  figure: HTMLElement
  /** `workqueue/queue` */
  file: string
  lines: readonly HTMLElement[]
  picked: PickedLines
  /** What a button must not cover. */
  box: DOMRect
}

/** Everything but the end of the line. */
function textOf(line: Element): string {
  return line.textContent.replace(/\n$/u, '')
}

function linesIn(listing: Element): HTMLElement[] {
  return [...listing.querySelectorAll<HTMLElement>('.code .l')]
}

/** The file a figure shows: `workqueue/queue`; empty when it says none. */
export function fileOf(figure: HTMLElement): string {
  const { file, of } = figure.dataset
  return file ?? of?.split('#')[0] ?? ''
}

function buildPick(
  lines: readonly HTMLElement[],
  ends: { start: number; end?: number | undefined },
): Pick | undefined {
  const [first] = lines
  const last = lines.at(-1)
  const figure = first?.closest<HTMLElement>('.excerpt')
  if (!first || !last || !figure || fileOf(figure) === '') return undefined
  const [top, bottom] = [first.getBoundingClientRect(), last.getBoundingClientRect()]
  return {
    figure,
    file: fileOf(figure),
    lines,
    picked: { first: lineNumber(first), lines: lines.map(textOf), ...ends },
    box: new DOMRect(top.left, top.top, bottom.width, bottom.bottom - top.top),
  }
}

/** Whole lines of a listing, both included. */
export function pickLines(listing: Element, first: number, last: number): Pick | undefined {
  const lines = linesIn(listing).filter((line) => {
    const number = lineNumber(line)
    return first <= number && number <= last
  })
  return buildPick(lines, { start: 0 })
}

/** What is selected, as far as it stands in the code of one listing; `undefined` when it begins elsewhere. */
export function readSelection(): Pick | undefined {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0).cloneRange()
  // Firefox makes several ranges of a selection with numbers of notes in it.
  const tail = selection.getRangeAt(selection.rangeCount - 1)
  range.setEnd(tail.endContainer, tail.endOffset)
  const { startContainer } = range
  const begin = startContainer instanceof Element ? startContainer : startContainer.parentElement
  const listing = begin?.closest('.code')?.closest('.listing')
  if (!listing) return undefined
  const lines = linesIn(listing)
  const parts = lines.flatMap((line, index) => {
    const { start, end } = columnsIn(range, line)
    return start < end ? [{ index, start, end }] : []
  })
  const first = parts[0]
  const last = parts.at(-1)
  if (!first || !last) return undefined
  // Empty lines in between have no columns to select.
  const whole = lines.slice(first.index, last.index + 1)
  return buildPick(whole, { start: first.start, end: last.end })
}

/** The columns of a line that a range covers; none where `start` is not before `end`. */
function columnsIn(range: Range, line: Element): { start: number; end: number } {
  const whole = document.createRange()
  whole.selectNodeContents(line)
  const { length } = textOf(line)
  const isAbove = range.compareBoundaryPoints(Range.END_TO_START, whole) >= 0
  const isBelow = range.compareBoundaryPoints(Range.START_TO_END, whole) <= 0
  if (isAbove || isBelow) return { start: 0, end: 0 }
  const column = (node: Node, at: number): number => {
    const before = whole.cloneRange()
    before.setEnd(node, at)
    return Math.min(before.toString().length, length)
  }
  return {
    start: line.contains(range.startContainer)
      ? column(range.startContainer, range.startOffset)
      : 0,
    end: line.contains(range.endContainer) ? column(range.endContainer, range.endOffset) : length,
  }
}
