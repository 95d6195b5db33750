import { proposeNoteId } from '#authored/note-id.ts'
import type { QuoteSelector } from '#authored/select-quote.ts'
import type { AnnotateNames } from '#schemas/annotate-file.ts'
import type { PublishedBook } from '#schemas/book.ts'
import {
  type ComposedNote,
  type NoteFields,
  type PlacedFault,
  composeNote,
} from '../lib/composer/compose-note.ts'
import { type NoteDraft, dropDraft, keepDraft } from '../lib/composer/note-drafts.ts'
import { type NotePlace, notePlace } from '../lib/composer/note-finish.ts'
import type { NoteTarget } from '../lib/composer/note-target.ts'
import type { Place } from '../lib/urls.ts'
import type { Words } from '../lib/words.ts'
import { discardButton } from './composer-discard.ts'
import { element } from './composer-element.ts'
import { focusFault, showFaults } from './composer-faults.ts'
import { buildFinish } from './composer-finish.ts'
import { draftStore } from './composer-store.ts'
import { buildForm } from './composer-form.ts'
import { renderBody } from './composer-preview.ts'

/** How long typing rests before the note is read again, in milliseconds. */
const REST = 150
const AUTHOR_KEY = 'note-author'

/** What a note is written with. */
export interface DeskOptions {
  words: Words
  book: PublishedBook
  place: Place
  names: AnnotateNames
  port: string
  target: NoteTarget
  /** What names its draft. */
  at: { file: string; target: string; selector: QuoteSelector }
  draft: NoteDraft | undefined
}

/** The working part of the composer. */
export interface Desk {
  form: HTMLElement
  preview: HTMLElement
  finish: HTMLElement
  /** Where writing begins. */
  field: HTMLElement
  /** Puts everything away. @returns what to say of the draft; empty when there is none */
  close: () => string
}

/** Sets the desk up; every change of the text is read as the build will read it. */
export function startDesk(options: DeskOptions): Desk {
  return new WritingDesk(options)
}

class WritingDesk implements Desk {
  readonly #options: DeskOptions
  readonly #form
  readonly #finish
  readonly #head
  readonly #shown
  readonly #status
  readonly #discard
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Faults of what has not been filled in yet are shown once the author wants to finish. */
  #attempted = false
  #isOwnId: boolean
  #isKept = true
  #isDiscarded = false
  /** The text that left in its author's hands. */
  #finished: string | undefined

  constructor(options: DeskOptions) {
    const { words: t, book, port, draft } = options
    this.#options = options
    this.#isOwnId = draft !== undefined && draft.fields.id !== this.#propose(draft.fields.markdown)
    const folder = `${book.annotations}/${port}/`
    const fields = draft?.fields ?? this.#blank()
    this.#form = buildForm({ words: t, fields, locales: book.locales, folder })
    this.#finish = buildFinish({
      words: t,
      book,
      port,
      take: () => this.#take(),
      done: (isSafe) => {
        if (isSafe) this.#finished = this.#form.markdown.value
        remember(this.#form.author.value)
      },
    })
    this.#status = element('p', { class: 'composer-status', attributes: { role: 'status' } })
    this.#head = element('p', { class: 'composer-hint' })
    this.#shown = element('div', { class: 'note composer-note' })
    this.#finish.root.prepend(this.#status)
    this.#discard = discardButton(t, () => {
      this.#isDiscarded = true
    })
    this.#finish.root.append(this.#discard)
    this.#form.root.addEventListener('input', (event) => {
      if (event.target === this.#form.id) this.#isOwnId = true
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#read(), REST)
    })
    this.#form.id.addEventListener('change', () => {
      // Who empties it wants the proposal back.
      if (this.#form.id.value.trim() !== '') return
      this.#isOwnId = false
      this.#read()
    })
    document.addEventListener('visibilitychange', this.#onHidden)
    this.#read()
  }

  get form(): HTMLElement {
    return this.#form.root
  }

  get preview(): HTMLElement {
    const { words: t } = this.#options
    const title = element('h3', { class: 'composer-caption', text: t('composer.preview') })
    const attributes = { 'aria-label': t('composer.preview') }
    return element(
      'section',
      { class: 'composer-preview', attributes },
      title,
      this.#head,
      this.#shown,
    )
  }

  get finish(): HTMLElement {
    return this.#finish.root
  }

  get field(): HTMLElement {
    return this.#form.markdown
  }

  close(): string {
    const { words: t, at } = this.#options
    clearTimeout(this.#timer)
    document.removeEventListener('visibilitychange', this.#onHidden)
    const text = this.#form.markdown.value
    if (this.#isDiscarded || text.trim() === '' || text === this.#finished) {
      dropDraft(draftStore(), at)
      return ''
    }
    this.#keep()
    return this.#isKept ? t('composer.kept') : t('composer.notKept')
  }

  readonly #onHidden = (): void => {
    if (document.visibilityState === 'hidden') this.#keep()
  }

  #blank(): NoteFields {
    const { place } = this.#options
    const author = recall()
    return { id: this.#propose(''), kind: 'note', lang: place.locale, author, markdown: '' }
  }

  #propose(markdown: string): string {
    const { target } = this.#options
    const { quote } = target.selector
    return proposeNoteId({ target: target.symbol.id, quote, markdown })
  }

  /** Reads the note as it stands, and shows everything that follows from it. */
  #read(): { note: ComposedNote; place: NotePlace; faults: PlacedFault[] } {
    clearTimeout(this.#timer)
    const { words: t, port, target, book, names } = this.#options
    if (!this.#isOwnId) this.#form.id.value = this.#propose(this.#form.markdown.value)
    const fields = this.#form.read()
    const locales = book.locales.map(({ code }) => code)
    const note = composeNote(fields, { port, target, locales, names, today: today() })
    const faults = note.faults.filter((one) => this.#attempted || !isUnfilled(one, fields))
    showFaults(this.#form, faults, t)
    const status = faults.length === 0 ? '' : t('composer.faults', { count: faults.length })
    if (this.#status.textContent !== status) this.#status.textContent = status
    this.#show(note, fields)
    const place = notePlace(book.annotations, port, fields.id)
    this.#finish.update(note.text, place)
    this.#keep()
    return { note, place, faults }
  }

  #show({ tree }: ComposedNote, fields: NoteFields): void {
    const { words: t, port, names, place, book } = this.#options
    const isEmpty = fields.markdown.trim() === ''
    const isStale = !tree && !isEmpty
    this.#head.textContent = isEmpty
      ? t('composer.previewEmpty')
      : isStale
        ? t('composer.previewStale')
        : ''
    this.#shown.classList.toggle('old', isStale)
    if (isEmpty) this.#shown.replaceChildren()
    if (!tree) return
    const kind = element('span', { class: 'note-kind', text: t(`note.kind.${fields.kind}`) })
    const lang = book.locales.find(({ code }) => code === fields.lang)?.lang ?? ''
    const body = element('div', { class: 'note-body', attributes: { lang } })
    body.append(renderBody(tree, { port, names, place, unknown: t('composer.unknown') }))
    const meta = [fields.author.trim(), today(), t('note.review.none')].filter((one) => one !== '')
    this.#shown.replaceChildren(
      element('p', { class: 'note-head' }, kind),
      body,
      element('p', { class: 'note-meta', text: meta.join(' · ') }),
    )
  }

  /** What the author wants to finish with; faults are shown instead. */
  #take(): { text: string; place: NotePlace } | undefined {
    this.#attempted = true
    const { note, place, faults } = this.#read()
    if (faults.length === 0) return { text: note.text, place }
    focusFault(this.#form, faults)
    return undefined
  }

  #keep(): void {
    const { at, target } = this.#options
    const fields = this.#form.read()
    if (fields.markdown.trim() === '') dropDraft(draftStore(), at)
    else
      this.#isKept = keepDraft(draftStore(), {
        ...at,
        lines: target.lines,
        fields,
        saved: Date.now(),
      })
    this.#discard.hidden = fields.markdown.trim() === ''
  }
}

function isUnfilled({ field, fault }: PlacedFault, fields: NoteFields): boolean {
  return fault.kind === 'empty' || (field === 'author' && fields.author.trim() === '')
}

/** The author's day, as `2026-11-23`. */
function today(): string {
  const now = new Date()
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function recall(): string {
  try {
    return localStorage.getItem(AUTHOR_KEY) ?? ''
  } catch {
    return ''
  }
}

function remember(author: string): void {
  try {
    localStorage.setItem(AUTHOR_KEY, author.trim())
  } catch {
    // Typed anew next time.
  }
}
