/**
 * `<book-search>`: opens the search dialog. Everything behind it, the index included, is loaded when it is
 * first opened.
 */
class BookSearch extends HTMLElement {
  connectedCallback(): void {
    const dialog = this.querySelector('dialog')
    const open = (): void => {
      if (!dialog || dialog.open) return
      dialog.showModal()
      void import('./search-dialog.ts').then(({ startSearch }) => {
        startSearch(this)
      })
    }
    this.querySelector('.search-button')?.addEventListener('click', open)
    addEventListener('keydown', (event) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (dialog?.open) dialog.close()
      else open()
    })
  }
}

customElements.define('book-search', BookSearch)
