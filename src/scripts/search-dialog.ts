import { type Asked, readAsked, writeAsked } from '../lib/search-address.ts'
import type { Answer, Hit } from '../lib/search/search-api.ts'
import type { Words } from '../lib/words.ts'
import { ask } from './search-engine.ts'
import { hasAny, SearchFilters } from './search-filters.ts'
import { isComposing, moveFocus } from './search-keys.ts'
import { SearchList } from './search-list.ts'
import { readPlace, rememberPlace, replaceAddress } from './search-history.ts'
import { loadWords } from './search-words.ts'

/** Milliseconds without typing before a search starts. */
const PAUSE = 120

/** How many results come at a time. */
const PORTION = 10

/** What the dialog is made of. */
export interface SearchParts {
  dialog: HTMLDialogElement
  input: HTMLInputElement
  pane: HTMLElement
  status: HTMLElement
  /** Names of the book's ports. */
  ports: readonly string[]
}

/**
 * Brings the dialog to life; call it once, with the dialog open. What has been typed by then, or else what the address
 * asks, is searched at once.
 */
export async function startSearch(parts: SearchParts): Promise<void> {
  new SearchDialog(parts, await loadWords(document.documentElement.lang)).start()
}

class SearchDialog {
  readonly #parts: SearchParts
  readonly #words: Words
  readonly #list: SearchList
  readonly #filters: SearchFilters
  #turn = 0
  /** How many results there are, as far as is known, and whether the word index was asked for more of them. */
  #total = 0
  #isDeep = false
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Settles when the first results of the latest question are there. */
  #answered: Promise<void> = Promise.resolve()
  /** Settles when all of them are there, or none will be. */
  #finished: Promise<void> = Promise.resolve()

  constructor(parts: SearchParts, words: Words) {
    this.#parts = parts
    this.#words = words
    this.#filters = new SearchFilters(parts.ports, words, () => {
      this.#begin()
    })
    parts.status.before(this.#filters.row)
    this.#list = new SearchList(parts.pane, words, (text) => {
      parts.input.value = text
      parts.input.focus()
      this.#begin()
    })
  }

  start(): void {
    const { dialog, input } = this.#parts
    input.addEventListener('input', (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.#wait()
    })
    input.addEventListener('compositionend', () => {
      this.#wait()
    })
    dialog.addEventListener('keydown', (event) => {
      this.#press(event)
    })
    dialog.addEventListener('click', (event) => {
      this.#follow(event)
    })
    this.#list.more.addEventListener('click', () => void this.#showMore())
    dialog.addEventListener('close', () => {
      this.#stop()
      replaceAddress(writeAsked(new URL(location.href), undefined))
    })
    dialog.addEventListener('reopen', () => {
      this.#begin()
    })
    this.#resume()
  }

  /** Takes up the question of the address, at the result that was followed. */
  #resume(): void {
    const asked = readAsked(new URL(location.href))
    const { input } = this.#parts
    const resumes = input.value === '' && asked !== undefined
    if (resumes) {
      input.value = asked.text
      this.#filters.choose(asked)
    }
    const place = resumes ? readPlace() : undefined
    this.#begin(Math.max(PORTION, place?.shown ?? 0), place?.isDeep)
    if (place) void this.#answered.then(() => this.#list.find(place.followed)?.focus())
  }

  get #asked(): Asked {
    return { text: this.#parts.input.value.trim(), ...this.#filters.chosen }
  }

  #wait(): void {
    this.#stop()
    this.#timer = setTimeout(() => {
      this.#begin()
    }, PAUSE)
  }

  #stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  #begin(limit: number = PORTION, isDeep = false): void {
    this.#stop()
    this.#isDeep = isDeep
    const first = Promise.withResolvers<undefined>()
    this.#answered = first.promise
    this.#finished = this.#search(limit, () => {
      first.resolve(undefined)
    })
  }

  async #search(limit: number, answered: () => void): Promise<void> {
    this.#turn += 1
    const turn = this.#turn
    const asked = this.#asked
    replaceAddress(writeAsked(new URL(location.href), asked))
    this.#parts.pane.ariaBusy = 'true'
    if (asked.text === '' || import.meta.env.DEV) {
      this.#clear(asked.text === '' ? '' : this.#words('search.dev'))
      this.#parts.pane.ariaBusy = 'false'
      return
    }
    // A slower answer to an earlier question must not replace this one.
    const isCurrent = (): boolean => turn === this.#turn
    let suggestions: readonly string[] = []
    try {
      if (this.#list.shown.length === 0) this.#say(this.#words('search.loading'))
      const query = { ...asked, offset: 0, limit, deep: this.#isDeep }
      const { answer, isRelatedMissing } = await ask(query, (exact) => {
        if (!isCurrent()) return
        suggestions = exact.suggestions
        this.#showExact(exact, asked.text)
        if (exact.total > 0) answered()
      })
      if (!isCurrent()) return
      this.#show(answer, answer.hits, asked.text)
      // Related pages are no reason to withhold what may have been meant.
      this.#list.suggest(suggestions.length > 0 ? suggestions : answer.suggestions)
      answered()
      if (isRelatedMissing) this.#add(this.#words('search.exactOnly'))
    } catch {
      if (isCurrent()) this.#clear(this.#words('search.failed'))
    }
    if (isCurrent()) this.#parts.pane.ariaBusy = 'false'
  }

  async #showMore(): Promise<void> {
    await this.#finished
    const turn = this.#turn
    const asked = this.#asked
    const { shown } = this.#list
    const deep = this.#isDeep || shown.length >= this.#total
    try {
      if (deep && !this.#isDeep) this.#say(this.#words('search.loading'))
      const query = { ...asked, offset: shown.length, limit: PORTION, deep }
      const { answer, isRelatedMissing } = await ask(query)
      if (turn !== this.#turn) return
      this.#isDeep = deep && !isRelatedMissing
      this.#show(answer, [...shown, ...answer.hits], asked.text)
      if (isRelatedMissing) this.#add(this.#words('search.exactOnly'))
      else if (answer.hits.length === 0) this.#add(this.#words('search.noneRelated'))
      // The button may be gone by now.
      const next = this.#list.entry(answer.hits.length > 0 ? shown.length : shown.length - 1)
      ;(next ?? this.#parts.input).focus()
    } catch {
      if (turn === this.#turn) this.#say(this.#words('search.failed'))
    }
  }

  /** Nothing exact is not nothing: that is said when all have answered. */
  #showExact(exact: Answer, text: string): void {
    if (exact.total > 0) this.#show(exact, exact.hits, text)
    else this.#clear(this.#words('search.loading'))
    this.#list.suggest(exact.suggestions)
  }

  #show(one: Answer, hits: readonly Hit[], text: string): void {
    const { total } = one
    this.#total = total
    this.#list.show(hits)
    this.#list.offer(one, PORTION)
    this.#filters.update(one)
    if (total === 0 && hasAny(one)) this.#say(this.#words('search.emptyHere', { query: text }))
    else if (total === 0) this.#say(this.#words('search.empty', { query: text }))
    else if (hits.length < total)
      this.#say(this.#words('search.shown', { shown: hits.length, total }))
    else this.#say(this.#words('search.found', { count: total }))
  }

  #clear(text: string): void {
    this.#list.clear()
    this.#filters.row.hidden = true
    this.#say(text)
  }

  #add(text: string): void {
    this.#say(`${this.#parts.status.textContent} ${text}`)
  }

  #say(text: string): void {
    const { status } = this.#parts
    if (status.textContent !== text) status.textContent = text
  }

  #press(event: KeyboardEvent): void {
    const { dialog, input, pane } = this.#parts
    if (event.key === 'Escape') {
      // A search field keeps the first Escape for itself, to empty itself.
      event.preventDefault()
      if (!isComposing(event)) dialog.close()
    } else if (event.key === 'Enter' && event.target === input) {
      if (!isComposing(event)) void this.#enter()
    } else moveFocus(event, input, pane)
  }

  /** Opens the first result of what stands in the field; on a touch screen, only clears the view of the keyboard. */
  async #enter(): Promise<void> {
    const { input } = this.#parts
    if (this.#timer !== undefined) this.#begin()
    if (matchMedia('(pointer: coarse)').matches) {
      input.blur()
      return
    }
    const turn = this.#turn
    await this.#answered
    if (turn === this.#turn) this.#list.first?.click()
  }

  #follow(event: MouseEvent): void {
    const { dialog } = this.#parts
    // The dialog itself is hit only outside of its content: that is the backdrop.
    if (event.target === dialog) dialog.close()
    const link = event.target instanceof Element && event.target.closest('a')
    const { shown } = this.#list
    if (link) rememberPlace({ shown: shown.length, isDeep: this.#isDeep, followed: link.href })
  }
}
