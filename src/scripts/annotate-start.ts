import { DRAFT_PREFIX } from '../lib/composer/draft-prefix.ts'
import type * as AnnotateLines from './annotate-lines.ts'
import { LINES_CHOSEN, chosenLines, lineNumber, selectLine } from './line-range.ts'

/** How long a selection rests before it counts, in milliseconds. */
const REST = 200
const KEYS = /^[ajk]$/iu

let loaded: Promise<typeof AnnotateLines> | undefined
let timer: ReturnType<typeof setTimeout> | undefined
/** The last press was a finger's. Safari's clicks do not say what made them. */
let touched = false

/** Everything behind the lines is loaded with the first thing that needs it. */
function use(act: (lines: typeof AnnotateLines) => void): void {
  loaded ??= import('./annotate-lines.ts')
  loaded.then(act).catch(() => {
    // The next attempt loads it again.
    loaded = undefined
  })
}

function onSelection(): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const selection = getSelection()
    const node = selection?.isCollapsed === false ? selection.anchorNode : null
    const inCode = node?.parentElement?.closest('.excerpt .code') != null
    if (inCode || loaded) {
      use(({ showSelection }) => {
        showSelection()
      })
    }
  }, REST)
}

/** A click on the number of a line chooses it; with Shift, or a second tap, the lines up to there. */
function onClick({ target, clientX, shiftKey }: MouseEvent): void {
  if (!(target instanceof HTMLElement) || !target.matches('.excerpt .l')) return
  const { left } = target.getBoundingClientRect()
  const gutter = Number.parseFloat(getComputedStyle(target).paddingInlineStart)
  if (clientX - left >= gutter) return
  const { listing, first = 0, last = 0 } = chosenLines() ?? {}
  const number = lineNumber(target)
  const isBeyond = listing?.contains(target) === true && (number < first || number > last)
  // Shift selects the text in between, which would count for more.
  getSelection()?.removeAllRanges()
  selectLine(target, shiftKey || (touched && isBeyond))
}

function onKey(event: KeyboardEvent): void {
  const { key, target, ctrlKey, altKey, metaKey } = event
  if (ctrlKey || altKey || metaKey || !KEYS.test(key) || !(target instanceof Element)) return
  const listing = target.closest<HTMLElement>('.excerpt .listing')
  if (!listing) return
  event.preventDefault()
  use(({ press }) => {
    press(key, listing, target)
  })
}

function hasDrafts(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(DRAFT_PREFIX))
  } catch {
    return false
  }
}

if (document.querySelector('.excerpt .listing')) {
  document.addEventListener('selectionchange', onSelection)
  document.addEventListener('pointerdown', ({ pointerType }) => {
    touched = pointerType === 'touch'
  })
  document.addEventListener('click', onClick)
  document.addEventListener('keydown', onKey)
  document.addEventListener(LINES_CHOSEN, () => {
    use(({ showChosen }) => {
      showChosen()
    })
  })
  if (hasDrafts()) {
    use(({ showDrafts }) => {
      showDrafts()
    })
  }
}
