import { type NoteKind, noteKindSchema } from '#schemas/annotation.ts'
import type { Locale } from '#schemas/book.ts'
import type { NoteFields } from '../lib/composer/compose-note.ts'
import type { Words } from '../lib/words.ts'
import { element } from './composer-element.ts'

/** The fields of a note. */
export interface ComposerForm {
  root: HTMLElement
  markdown: HTMLTextAreaElement
  author: HTMLInputElement
  id: HTMLInputElement
  /** Below each field: what is wrong with it. */
  faults: Readonly<Record<'markdown' | 'author' | 'id' | 'other', HTMLElement>>
  read: () => NoteFields
}

/** What a form is made for. */
export interface FormOptions {
  words: Words
  fields: NoteFields
  locales: readonly Locale[]
  /** Shown before the name of the file: `annotations/workqueue/`. */
  folder: string
}

const MAX_AUTHOR = 80
const MAX_ID = 100

/** Builds the fields, filled in. */
export function buildForm({ words: t, fields, locales, folder }: FormOptions): ComposerForm {
  const kinds = noteKindSchema.options.map((kind) => ({
    value: kind,
    label: t(`note.kind.${kind}`),
    about: t(`composer.kind.${kind}`),
  }))
  const kind = choice('kind', t('composer.kind'), kinds, fields.kind)
  const languages = locales.map(({ code, label }) => ({ value: code, label }))
  const lang = choice('lang', t('composer.lang'), languages, fields.lang)
  lang.root.hidden = locales.length < 2
  const markdown = element('textarea', { attributes: { rows: '8', spellcheck: 'true' } })
  const author = element('input', {
    attributes: { autocomplete: 'nickname', maxlength: String(MAX_AUTHOR) },
  })
  const id = element('input', {
    class: 'composer-id',
    attributes: { autocapitalize: 'off', spellcheck: 'false', maxlength: String(MAX_ID) },
  })
  markdown.value = fields.markdown
  author.value = fields.author
  id.value = fields.id
  const body = labelled(markdown, 'markdown', t('composer.body'), t('composer.bodyHint'))
  const name = labelled(author, 'author', t('composer.author'), t('composer.authorHint'))
  const file = labelled(id, 'id', t('composer.id'), '')
  id.before(element('span', { class: 'composer-folder', text: folder }))
  id.after(element('span', { class: 'composer-folder', text: '.md' }))
  const other = element('div', { class: 'composer-faults' })
  const row = element('div', { class: 'composer-row' }, name.root, lang.root)
  return {
    root: element('div', { class: 'composer-form' }, kind.root, body.root, row, file.root, other),
    markdown,
    author,
    id,
    faults: { markdown: body.faults, author: name.faults, id: file.faults, other },
    read: () => ({
      id: id.value.trim(),
      kind: kind.read() as NoteKind,
      lang: lang.read(),
      author: author.value,
      markdown: markdown.value.replaceAll('\r\n', '\n'),
    }),
  }
}

interface Choice {
  value: string
  label: string
  about?: string
}

/** A line of words of which one is chosen; what the chosen one means stands below. */
function choice(
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen: string,
): { root: HTMLElement; read: () => string } {
  const fieldset = element('fieldset', { class: `composer-choice composer-${name}` })
  fieldset.append(element('legend', { text: label }))
  const words = element('div', { class: 'composer-words' })
  const meanings = element('div', { class: 'composer-meanings' })
  const show = (): void => {
    for (const about of meanings.children)
      about.classList.toggle('on', about.id === `composer-about-${read()}`)
  }
  const read = (): string =>
    fieldset.querySelector<HTMLInputElement>('input:checked')?.value ?? chosen
  for (const { value, label: text, about } of choices) {
    const radio = element('input', {
      attributes: { type: 'radio', name: `composer-${name}`, value },
    })
    radio.checked = value === chosen
    words.append(element('label', {}, radio, element('span', { text })))
    if (about === undefined) continue
    const id = `composer-about-${value}`
    radio.setAttribute('aria-describedby', id)
    meanings.append(element('p', { text: about, attributes: { id } }))
  }
  fieldset.append(words, ...(meanings.children.length > 0 ? [meanings] : []))
  fieldset.addEventListener('change', show)
  show()
  return { root: fieldset, read }
}

function labelled(
  field: HTMLInputElement | HTMLTextAreaElement,
  name: string,
  label: string,
  hint: string,
): { root: HTMLElement; faults: HTMLElement } {
  field.id = `composer-${name}`
  field.name = field.id
  const about = element('p', { class: 'composer-hint', text: hint })
  about.id = `${field.id}-hint`
  const faults = element('div', { class: 'composer-faults' })
  faults.id = `${field.id}-faults`
  field.setAttribute('aria-describedby', [...(hint ? [about.id] : []), faults.id].join(' '))
  const caption = element('label', { text: label, attributes: { for: field.id } })
  const box = element('div', { class: 'composer-input' }, field)
  const head = element('div', { class: 'composer-label' }, caption, ...(hint ? [about] : []))
  return {
    root: element('div', { class: `composer-field composer-field-${name}` }, head, box, faults),
    faults,
  }
}
