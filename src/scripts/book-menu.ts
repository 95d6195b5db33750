/** `<book-menu>`: marks the section being read, and gets out of the way when a section is chosen. */
class BookMenu extends HTMLElement {
  connectedCallback(): void {
    const links = new Map<Element, HTMLAnchorElement>()
    for (const link of this.querySelectorAll<HTMLAnchorElement>('.menu-sections a')) {
      const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      if (heading) links.set(heading, link)
    }
    this.addEventListener('click', (event) => {
      if (!(event.target instanceof HTMLAnchorElement)) return
      const pane = this.closest<HTMLElement>('[popover]')
      if (pane?.matches(':popover-open')) pane.hidePopover()
    })
    this.follow(links)
  }

  /** The section being read is the last one whose heading has passed the upper third of the window. */
  follow(links: ReadonlyMap<Element, HTMLAnchorElement>): void {
    const mark = (): void => {
      const limit = innerHeight / 3
      const passed = [...links.keys()].filter((one) => one.getBoundingClientRect().top < limit)
      const current = passed.at(-1)
      for (const [heading, link] of links) {
        if (heading !== current) link.removeAttribute('aria-current')
        else if (!link.ariaCurrent) {
          link.ariaCurrent = 'true'
          // The outline of a long file is higher than the window.
          link.scrollIntoView({ block: 'nearest' })
        }
      }
    }
    const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px' })
    for (const heading of links.keys()) observer.observe(heading)
  }
}

customElements.define('book-menu', BookMenu)
