import { type Find, loadIndex } from './pagefind-client.ts'
import { renderHit } from './search-results.ts'

/** What the dialog says, in the page's language; `{total}` and `{query}` are filled in. */
interface Texts {
  count: string
  dev: string
  empty: string
  failed: string
  loading: string
}

/** Milliseconds without typing before a search starts. */
const PAUSE = 120

const started = new WeakSet<HTMLElement>()

/** Brings the dialog inside `host` to life; further calls only put the cursor back. */
export function startSearch(host: HTMLElement): void {
  const input = host.querySelector('input')
  input?.focus()
  if (!input || started.has(host)) return
  started.add(host)
  new SearchDialog(host, input).start()
}

class SearchDialog {
  readonly #host: HTMLElement
  readonly #input: HTMLInputElement
  readonly #texts: Texts
  #find: Promise<Find> | undefined
  #latest = 0

  constructor(host: HTMLElement, input: HTMLInputElement) {
    this.#host = host
    this.#input = input
    this.#texts = JSON.parse(host.dataset['texts'] ?? '{}') as Texts
  }

  start(): void {
    const dialog = this.#host.querySelector('dialog')
    let timer: ReturnType<typeof setTimeout> | undefined
    this.#input.addEventListener('input', () => {
      clearTimeout(timer)
      timer = setTimeout(() => void this.#search(), PAUSE)
    })
    this.#host.querySelector('.search-close')?.addEventListener('click', () => dialog?.close())
    dialog?.addEventListener('keydown', (event) => {
      // A search field keeps the first Escape for itself, to empty itself.
      if (event.key === 'Escape' && !event.isComposing) {
        event.preventDefault()
        dialog.close()
      } else this.#move(event)
    })
    dialog?.addEventListener('click', (event) => {
      // The dialog itself is hit only outside of its content: that is the backdrop.
      const onLink = event.target instanceof Element && event.target.closest('a')
      if (event.target === dialog || onLink) dialog.close()
    })
    void this.#search()
  }

  async #search(): Promise<void> {
    this.#latest += 1
    const turn = this.#latest
    const query = this.#input.value.trim()
    if (this.#texts.dev) {
      this.#say(this.#texts.dev)
      return
    }
    try {
      const { bundle = '', base = '/' } = this.#host.dataset
      if (!this.#find) this.#say(this.#texts.loading)
      this.#find ??= loadIndex(bundle, base)
      const find = await this.#find
      const hits = query === '' ? [] : await find(query)
      // A slower answer to an earlier query must not replace this one.
      if (turn !== this.#latest) return
      this.#list().replaceChildren(...hits.map(renderHit))
      const text = hits.length === 0 ? this.#texts.empty : this.#texts.count
      const said = text.replace('{query}', query).replace('{total}', String(hits.length))
      this.#say(query === '' ? '' : said)
    } catch {
      this.#find = undefined
      this.#say(this.#texts.failed)
    }
  }

  #list(): HTMLElement {
    const list = this.#host.querySelector<HTMLElement>('.search-results')
    if (!list) throw new Error('The search dialog has no list.')
    return list
  }

  #say(text: string): void {
    const status = this.#host.querySelector('.search-status')
    if (status && status.textContent !== text) status.textContent = text
  }

  /** Arrow keys walk from the field through the links and back; Enter in the field opens the first. */
  #move(event: KeyboardEvent): void {
    const links = [...this.#list().querySelectorAll('a')]
    if (event.key === 'Enter' && event.target === this.#input) {
      if (!event.isComposing) links[0]?.click()
      return
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    const stops: HTMLElement[] = [this.#input, ...links]
    const at = stops.indexOf(document.activeElement as HTMLElement)
    const step = event.key === 'ArrowDown' ? 1 : -1
    stops[Math.min(Math.max(at + step, 0), stops.length - 1)]?.focus()
  }
}
