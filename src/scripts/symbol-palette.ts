import { setUpFinder } from './open-finder.ts'

/** `<symbol-palette>`: opens the palette of symbols, which is loaded when it is first opened. */
class SymbolPalette extends HTMLElement {
  connectedCallback(): void {
    let started = false
    setUpFinder({
      host: this,
      // Some layouts have the slash on the upper half of another key, some input methods say another sign.
      isKey: ({ key, code }) => key === '/' || code === 'Slash',
      opened: (dialog, input) => {
        if (started) input.dispatchEvent(new Event('input'))
        else this.#start(dialog, input)
        started = true
      },
    })
  }

  #start(dialog: HTMLDialogElement, input: HTMLInputElement): void {
    const list = this.querySelector<HTMLElement>('[role=listbox]')
    const status = this.querySelector<HTMLElement>('.search-status')
    if (!list || !status) throw new Error('The symbol palette lacks its parts.')
    import('./palette-dialog.ts')
      .then(({ startPalette }) => startPalette({ dialog, input, list, status }))
      .catch(() => {
        status.textContent = this.dataset['failed'] ?? ''
      })
  }
}

customElements.define('symbol-palette', SymbolPalette)
