/** The code of keys that go to an input method. */
const COMPOSING = 229

/** Whether a key belongs to an input method; Safari says so of the last one by its code only. */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else tells in Safari (WebKit 165004)
  return event.isComposing || event.keyCode === COMPOSING
}

/** Whether a key types something, or takes something back. */
function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  return event.key.length === 1 || event.key === 'Backspace' || event.key === 'Process'
}

/** What can have the focus below the field, in order. */
function stopsOf(pane: HTMLElement): HTMLElement[] {
  return [...pane.querySelectorAll<HTMLElement>('a, button')].filter((one) => one.checkVisibility())
}

/**
 * Arrow keys walk from the field through everything in `pane` and back, Home and End to its ends. Typing goes on in
 * the field from wherever the focus is: it is moved before the browser delivers the letter.
 */
export function moveFocus(event: KeyboardEvent, input: HTMLInputElement, pane: HTMLElement): void {
  const target = event.target as HTMLElement
  const inPane = pane.contains(target)
  if (inPane && isTyping(event) && !(event.key === ' ' && target.matches('button'))) {
    input.focus()
    return
  }
  if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return
  if (target.matches('select')) return
  const stops = [input, ...stopsOf(pane)]
  const next = nextStop(event.key, inPane ? stops.indexOf(target) : 0, stops.length - 1)
  // In the field, Home and End belong to the text.
  if (next === undefined || (!inPane && !event.key.startsWith('Arrow'))) return
  event.preventDefault()
  stops[next]?.focus()
}

function nextStop(key: string, at: number, last: number): number | undefined {
  switch (key) {
    case 'ArrowDown': {
      return Math.min(at + 1, last)
    }
    case 'ArrowUp': {
      return Math.max(at - 1, 0)
    }
    case 'Home': {
      return Math.min(1, last)
    }
    case 'End': {
      return last
    }
    default: {
      return undefined
    }
  }
}
