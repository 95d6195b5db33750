/** How long the button says that it has copied, in milliseconds. */
const SAID = 1500

/** `<copy-code>`: copies the listing of its figure without notes and line numbers. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button')
    if (!button) return
    const label = button.textContent
    button.addEventListener('click', () => {
      const code = this.closest('figure')?.querySelectorAll('.code') ?? []
      const text = Array.from(code, (one) => one.textContent).join('')
      void navigator.clipboard.writeText(text).then(() => {
        button.textContent = this.dataset['done'] ?? label
        setTimeout(() => (button.textContent = label), SAID)
      })
    })
  }
}

customElements.define('copy-code', CopyCode)
