import { readAsked } from '../lib/search-address.ts'
import { setUpFinder } from './open-finder.ts'

/**
 * `<book-search>`: opens the search dialog, at once when the address asks something. Everything behind it, the index
 * included, is loaded when it is first opened.
 */
class BookSearch extends HTMLElement {
  connectedCallback(): void {
    let started = false
    const open = setUpFinder({
      host: this,
      isKey: ({ key }) => key.toLowerCase() === 'k',
      opened: (dialog, input) => {
        if (started) dialog.dispatchEvent(new Event('reopen'))
        else this.#start(dialog, input)
        started = true
      },
    })
    if (readAsked(new URL(location.href))) open()
  }

  #start(dialog: HTMLDialogElement, input: HTMLInputElement): void {
    const pane = this.querySelector<HTMLElement>('.search-pane')
    const status = this.querySelector<HTMLElement>('.search-status')
    if (!pane || !status) throw new Error('The search dialog lacks its parts.')
    const ports = (this.dataset['ports'] ?? '').split(' ')
    import('./search-dialog.ts')
      .then(({ startSearch }) => startSearch({ dialog, input, pane, status, ports }))
      .catch(() => {
        // Without the program there is nobody else to say so.
        status.textContent = this.dataset['failed'] ?? ''
      })
  }
}

customElements.define('book-search', BookSearch)
