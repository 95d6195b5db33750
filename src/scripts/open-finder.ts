/** The ways to find something: the text of the book, or the names of its symbols. */
export type Finder = 'book-search' | 'symbol-palette'

const EVENT = 'open-finder'

/** Opens one of them with a text, which replaces what its field holds. */
export function openFinder(finder: Finder, text: string): void {
  document.querySelector(finder)?.dispatchEvent(new CustomEvent(EVENT, { detail: text }))
}

/** A finder's button, its dialog, and what to do when it opens. */
export interface FinderParts {
  host: HTMLElement
  /** Tells the finder's key: with Ctrl, or with ⌘ on a Mac. */
  isKey: (event: KeyboardEvent) => boolean
  /** Runs each time the dialog has opened. */
  opened: (dialog: HTMLDialogElement, input: HTMLInputElement) => void
}

/** Lets a finder's button, its key and the other finder open its dialog; the key closes it as well. */
export function setUpFinder({ host, isKey, opened }: FinderParts): (text?: string) => void {
  const dialog = host.querySelector('dialog')
  const input = host.querySelector('input')
  const open = (text?: string): void => {
    if (!dialog || !input || dialog.open) return
    for (const other of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) other.close()
    if (text !== undefined) input.value = text
    const { clientWidth, classList } = document.documentElement
    classList.toggle('has-scrollbar', innerWidth > clientWidth)
    dialog.showModal()
    input.focus()
    input.select()
    opened(dialog, input)
  }
  host.querySelector('[data-open]')?.addEventListener('click', () => {
    open()
  })
  host.querySelector('.search-close')?.addEventListener('click', () => dialog?.close())
  host.addEventListener(EVENT, (event) => {
    open(event instanceof CustomEvent ? String(event.detail) : undefined)
  })
  addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !isKey(event)) return
    event.preventDefault()
    if (dialog?.open) dialog.close()
    else open()
  })
  const switchTo = host.querySelector<HTMLElement>('[data-switch]')
  switchTo?.addEventListener('click', () => {
    dialog?.close()
    openFinder(switchTo.dataset['switch'] as Finder, input?.value ?? '')
  })
  if (/Mac|iP(?:ad|hone|od)/u.test(navigator.userAgent))
    for (const key of host.querySelectorAll('kbd'))
      key.textContent = key.textContent.replace('Ctrl ', '⌘')
  return open
}
