import type { Words } from '../lib/words.ts'
import type { Answer, Hit } from '../lib/search/search-api.ts'
import { element, renderHit } from './search-hit.ts'

/** The results below the field: suggestions, hits, and the button for more of them. */
export class SearchList {
  readonly pane: HTMLElement
  readonly more: HTMLButtonElement
  readonly #words: Words
  readonly #hits: HTMLElement
  readonly #suggestions: HTMLElement
  #shown: readonly Hit[] = []

  /** @param pane holds an empty list; `suggest` is told which suggestion is taken */
  constructor(pane: HTMLElement, words: Words, suggest: (text: string) => void) {
    this.pane = pane
    this.#words = words
    this.#hits = pane.querySelector('ol') ?? element('ol', 'search-results')
    this.#suggestions = element('p', 'search-suggestions')
    this.#suggestions.hidden = true
    this.more = element('button', 'search-more')
    this.more.type = 'button'
    this.more.hidden = true
    pane.replaceChildren(this.#suggestions, this.#hits, this.more)
    this.#suggestions.addEventListener('click', ({ target }) => {
      if (target instanceof HTMLButtonElement) suggest(target.textContent)
    })
  }

  get shown(): readonly Hit[] {
    return this.#shown
  }

  get first(): HTMLAnchorElement | null {
    return this.#hits.querySelector('a')
  }

  /** Shows hits. Entries that stay are not touched: a reader may be about to press one. */
  show(hits: readonly Hit[]): void {
    let kept = 0
    const same = (at: number): boolean =>
      JSON.stringify(this.#shown[at]) === JSON.stringify(hits[at])
    while (kept < this.#shown.length && same(kept)) kept += 1
    for (const gone of [...this.#hits.children].slice(kept)) gone.remove()
    this.#hits.append(...hits.slice(kept).map((hit) => renderHit(hit, this.#words)))
    if (kept === 0) this.pane.scrollTop = 0
    this.#shown = hits
  }

  /** Offers what is left of all results; behind them, what the word index may know. */
  offer({ total, isDeeper }: Pick<Answer, 'total' | 'isDeeper'>, portion: number): void {
    const left = total - this.#shown.length
    this.more.hidden = left <= 0 && !isDeeper
    if (left > 0)
      this.more.textContent = this.#words('search.more', { count: Math.min(left, portion) })
    else if (isDeeper) this.more.textContent = this.#words('search.moreRelated')
  }

  /** Offers something else to ask. */
  suggest(texts: readonly string[]): void {
    this.#suggestions.hidden = texts.length === 0
    this.#suggestions.replaceChildren(
      this.#words('search.suggest'),
      ...texts.flatMap((text) => {
        const button = element('button', '', text)
        button.type = 'button'
        return [' ', button]
      }),
    )
  }

  clear(): void {
    this.show([])
    this.more.hidden = true
    this.suggest([])
  }

  /** The entry or spot that leads to an address. */
  find(url: string): HTMLAnchorElement | undefined {
    return [...this.#hits.querySelectorAll('a')].find(({ href }) => href === url)
  }

  /** The link of the entry at a position. */
  entry(at: number): HTMLAnchorElement | null | undefined {
    return this.#hits.children[at]?.querySelector('a')
  }
}
