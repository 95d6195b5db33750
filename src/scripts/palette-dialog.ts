import { isOfPage, offerFirst } from '../lib/palette-rows.ts'
import type { Search } from '../lib/search/search-api.ts'
import type { Words } from '../lib/words.ts'
import { renderRow } from './palette-row.ts'
import { connect } from './search-engine.ts'
import { isComposing } from './search-keys.ts'
import { loadWords } from './search-words.ts'

/** Rows in the page at once: more than anyone reads, few enough to draw while typing. */
const ROWS = 50

/** Rows a page key passes. */
const LEAP = 10

/** What the palette is made of. */
export interface PaletteParts {
  dialog: HTMLDialogElement
  input: HTMLInputElement
  list: HTMLElement
  status: HTMLElement
}

/** Brings the palette to life; call it once, with the dialog open. */
export async function startPalette(parts: PaletteParts): Promise<void> {
  await new Palette(parts, await loadWords(document.documentElement.lang)).start()
}

class Palette {
  readonly #parts: PaletteParts
  readonly #words: Words
  #search: Search | undefined
  #rows: HTMLAnchorElement[] = []
  #active = 0

  constructor(parts: PaletteParts, words: Words) {
    this.#parts = parts
    this.#words = words
  }

  async start(): Promise<void> {
    const { dialog, input, list } = this.#parts
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) void this.#update()
    })
    input.addEventListener('compositionend', () => void this.#update())
    dialog.addEventListener('keydown', (event) => {
      this.#press(event)
    })
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close()
    })
    list.addEventListener('click', (event) => {
      this.#choose(event)
    })
    // Pressing a row must not take the focus from the field.
    list.addEventListener('mousedown', (event) => {
      event.preventDefault()
    })
    list.addEventListener('mousemove', ({ target }) => {
      const row = target instanceof Element ? target.closest('a') : null
      if (row) this.#activate(this.#rows.indexOf(row), false)
    })
    await this.#update()
  }

  async #update(): Promise<void> {
    if (import.meta.env.DEV) {
      this.#say(this.#words('search.dev'))
      return
    }
    if (!this.#search) {
      this.#say(this.#words('palette.loading'))
      try {
        this.#search = await connect()
      } catch {
        this.#say(this.#words('palette.failed'))
        return
      }
    }
    this.#draw(this.#search)
  }

  #draw(search: Search): void {
    const { input, list } = this.#parts
    const typed = input.value.trim()
    const found = search.symbols(typed)
    const entries = typed === '' ? offerFirst(found, location.pathname) : found
    this.#rows = entries.slice(0, ROWS).map((entry, at) =>
      renderRow(entry, {
        id: `palette-${at + 1}`,
        typed,
        here: isOfPage(entry, location.pathname),
        words: this.#words,
      }),
    )
    list.replaceChildren(...this.#rows)
    list.hidden = this.#rows.length === 0
    list.scrollTop = 0
    input.ariaExpanded = String(this.#rows.length > 0)
    this.#activate(0, false)
    this.#say(this.#count(entries.length, typed))
  }

  #count(total: number, query: string): string {
    if (total === 0) return this.#words('palette.empty', { query })
    if (total > ROWS) return this.#words('palette.first', { shown: ROWS, total })
    return this.#words('palette.count', { count: total })
  }

  #say(text: string): void {
    const { status } = this.#parts
    if (status.textContent !== text) status.textContent = text
  }

  #activate(to: number, scroll: boolean): void {
    const { input } = this.#parts
    const old = this.#rows[this.#active]
    if (old) old.ariaSelected = 'false'
    const row = this.#rows[to]
    this.#active = to
    if (!row) {
      input.removeAttribute('aria-activedescendant')
      return
    }
    row.ariaSelected = 'true'
    input.setAttribute('aria-activedescendant', row.id)
    if (scroll) row.scrollIntoView({ block: 'nearest' })
  }

  #press(event: KeyboardEvent): void {
    const { dialog, input } = this.#parts
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.preventDefault()
      dialog.close()
    } else if (event.target === input) {
      if (event.key === 'Enter') {
        event.preventDefault()
        this.#open(this.#rows[this.#active], event.altKey)
      } else this.#move(event)
    }
  }

  #move(event: KeyboardEvent): void {
    const last = this.#rows.length - 1
    if (last < 0 || event.ctrlKey || event.metaKey || event.altKey) return
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: this.#active === last ? 0 : this.#active + 1,
      ArrowUp: this.#active === 0 ? last : this.#active - 1,
      PageDown: Math.min(this.#active + LEAP, last),
      PageUp: Math.max(this.#active - LEAP, 0),
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    this.#activate(to, true)
  }

  #choose(event: MouseEvent): void {
    const { target } = event
    const row = target instanceof Element ? target.closest('a') : null
    if (!row || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const definition = event.altKey || (target as Element).matches('.palette-definition')
    this.#open(row, definition)
  }

  #open(row: HTMLAnchorElement | undefined, definition: boolean): void {
    if (!row) return
    this.#parts.dialog.close()
    location.assign((definition && row.dataset['definition']) || row.href)
  }
}
