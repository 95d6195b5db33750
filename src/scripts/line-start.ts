import { selectLine, showRange } from './line-range.ts'

/** A click on the number of a line puts it into the address; with Shift, the lines up to there. */
function onClick({ target, clientX, shiftKey }: MouseEvent): void {
  if (!(target instanceof HTMLElement) || !target.matches('.whole .l')) return
  const { left } = target.getBoundingClientRect()
  const gutter = Number.parseFloat(getComputedStyle(target).paddingInlineStart)
  if (clientX - left < gutter) selectLine(target, shiftKey)
}

document.addEventListener('click', onClick)
addEventListener('hashchange', showRange)
showRange()
