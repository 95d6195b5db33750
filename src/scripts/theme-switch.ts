/** `<theme-switch>`: its button turns dark on and off, and the choice is remembered. */
class ThemeSwitch extends HTMLElement {
  connectedCallback(): void {
    const root = document.documentElement
    const button = this.querySelector('button')
    if (!button) return
    const show = (): void => {
      button.setAttribute('aria-pressed', String(root.dataset['theme'] === 'dark'))
    }
    show()
    new MutationObserver(show).observe(root, { attributeFilter: ['data-theme'] })
    button.addEventListener('click', () => {
      const theme = root.dataset['theme'] === 'dark' ? 'light' : 'dark'
      root.dataset['theme'] = theme
      try {
        localStorage.setItem('theme', theme)
      } catch {
        // Storage may be forbidden; the choice then lasts as long as the page.
      }
    })
  }
}

customElements.define('theme-switch', ThemeSwitch)
