import type { Words } from '../lib/words.ts'
import { type Answer, RESULT_TYPES, type ResultType } from '../lib/search/search-api.ts'
import { element } from './search-hit.ts'

/** What the filters let through. */
export interface Chosen {
  type?: ResultType
  port?: string
}

/** Whether there is something in any type, or in any port. */
export function hasAny({ byType, byPort }: Pick<Answer, 'byType' | 'byPort'>): boolean {
  return [...Object.values(byType), ...Object.values(byPort)].some((count) => count > 0)
}

/**
 * The row above the results: one of the types, and one of the ports where the book has several. Radio buttons and a
 * select, so that the browser knows their keys.
 */
export class SearchFilters {
  readonly row: HTMLElement
  readonly #numbers = new Map<string, HTMLElement>()
  readonly #radios = new Map<string, HTMLInputElement>()
  readonly #port: HTMLSelectElement | undefined
  readonly #words: Words

  constructor(ports: readonly string[], words: Words, changed: () => void) {
    this.#words = words
    const types = element('fieldset', 'search-types', element('legend', '', words('search.types')))
    for (const type of ['all', ...RESULT_TYPES] as const) types.append(this.#radio(type))
    this.row = element('div', 'search-filters', types)
    if (ports.length > 1) {
      this.#port = element('select', 'search-port', new Option(words('search.allPorts'), ''))
      this.#port.setAttribute('aria-label', words('search.ports'))
      this.#port.append(...ports.map((port) => new Option(port, port)))
      this.row.append(this.#port)
    }
    this.row.hidden = true
    this.row.addEventListener('change', changed)
  }

  get chosen(): Chosen {
    const type = RESULT_TYPES.find((one) => this.#radios.get(one)?.checked)
    const port = this.#port?.value
    return { ...(type && { type }), ...(port && { port }) }
  }

  choose({ type, port }: Chosen): void {
    const radio = this.#radios.get(type ?? 'all')
    if (radio) radio.checked = true
    if (this.#port) this.#port.value = port ?? ''
  }

  /** Puts the numbers in; a type that would show nothing cannot be chosen, unless it is. */
  update(answer: Pick<Answer, 'byType' | 'byPort'>): void {
    const { byType, byPort } = answer
    const { type: chosen, port } = this.chosen
    this.row.hidden = !hasAny(answer) && !chosen && !port
    for (const type of RESULT_TYPES) {
      const number = this.#numbers.get(type)
      if (number) number.textContent = String(byType[type])
      const radio = this.#radios.get(type)
      if (radio) radio.disabled = byType[type] === 0 && !radio.checked
    }
    for (const option of this.#port?.options ?? [])
      if (option.value) option.text = `${option.value} (${byPort[option.value] ?? 0})`
  }

  #radio(type: 'all' | ResultType): HTMLElement {
    const radio = element('input', '')
    radio.type = 'radio'
    radio.name = 'search-type'
    radio.value = type
    radio.checked = type === 'all'
    this.#radios.set(type, radio)
    const label = element('label', '', radio, this.#words(`search.type.${type}`))
    // A page can be of several types: what all of them have is said below, not here.
    if (type !== 'all') {
      const number = element('span', 'search-number')
      this.#numbers.set(type, number)
      label.append(number)
    }
    return label
  }
}
