import { book } from '#book'
import type { AnnotateFile } from '#schemas/annotate-file.ts'
import { explainRefusal } from '../lib/composer/fault-words.ts'
import { type NoteDraft, dropDraft, findDraft } from '../lib/composer/note-drafts.ts'
import { type NoteTarget, findQuote, findTarget } from '../lib/composer/note-target.ts'
import { linesOf, locateLines } from '../lib/composer/picked-lines.ts'
import { type Place, noteUrl, readLocale } from '../lib/urls.ts'
import type { Words } from '../lib/words.ts'
import { type Pick, pickLines } from './annotate-selection.ts'
import { loadFile, loadNames } from './composer-data.ts'
import { startDesk } from './composer-desk.ts'
import { discardButton } from './composer-discard.ts'
import { button, element } from './composer-element.ts'
import { renderQuote } from './composer-quote.ts'
import type { ComposerRequest } from './composer-request.ts'
import { draftStore } from './composer-store.ts'

const base = import.meta.env.BASE_URL

/** Opens the composer, or says why nothing can be written there. @returns what to say when it has closed */
export async function compose(request: ComposerRequest): Promise<string> {
  const { words: t, draft } = request
  const [file, names] = await Promise.all([loadFile(request.pick.file), loadNames()])
  const range = draft
    ? findQuote(file, draft.target, draft.selector)
    : locateLines(file.text, request.pick.picked)
  const target = range ? findTarget(file, range) : ({ kind: 'outdated' } as const)
  if (target.kind !== 'target') {
    const why = draft ? t('composer.lost') : explainRefusal(target, t)
    const rest = draft ? lostDraft(draft, t) : [renderQuote(request.pick, t('composer.quote'))]
    const refusal = element('p', { class: 'composer-refusal', text: why })
    const small = frame(t, t('composer.refused'), [refusal, ...rest])
    small.classList.add('small')
    await show(small)
    return ''
  }
  const pick = draft ? (repick(request.pick, target) ?? request.pick) : trim(request.pick, target)
  const at = { file: pick.file, target: target.symbol.id, selector: target.selector }
  const place: Place = {
    base,
    locales: book.locales,
    locale: readLocale(base, book.locales, location.pathname),
  }
  const desk = startDesk({
    words: t,
    book,
    place,
    names,
    target,
    at,
    port: file.port,
    draft: draft ?? findDraft(draftStore(), at),
  })
  const context = element('div', { class: 'composer-context' })
  context.append(
    where(file, target, t),
    renderQuote(pick, t('composer.quote')),
    ...standing(file, target, place, t),
  )
  const dialog = frame(t, t('composer.title'), [context, desk.form, desk.preview, desk.finish])
  await show(dialog, desk.field)
  return desk.close()
}

function frame(t: Words, title: string, parts: readonly HTMLElement[]): HTMLDialogElement {
  const heading = element('h2', { text: title, attributes: { id: 'composer-title' } })
  const close = button('composer-close', t('composer.close'), () => {
    dialog.close()
  })
  const head = element('header', { class: 'composer-head' }, heading, close)
  const body = element('div', { class: 'composer-body' }, ...parts)
  const attributes = { 'aria-labelledby': heading.id, 'data-pagefind-ignore': 'all' }
  const dialog = element('dialog', { class: 'composer', attributes }, head, body)
  return dialog
}

/** Shows a dialog until it is closed; the browser brings the focus back to where it was. */
function show(dialog: HTMLDialogElement, field?: HTMLElement): Promise<void> {
  const { clientWidth, classList } = document.documentElement
  classList.toggle('has-scrollbar', innerWidth > clientWidth)
  document.body.append(dialog)
  dialog.showModal()
  field?.focus()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove()
      resolve()
    })
  })
}

function where({ path }: AnnotateFile, { lines, symbol }: NoteTarget, t: Words): HTMLElement {
  const range = lines.start === lines.end ? String(lines.start) : `${lines.start}–${lines.end}`
  const [before = '', after = ''] = t('composer.about', { symbol: '\n' }).split('\n')
  return element(
    'p',
    { class: 'composer-where' },
    element('span', { text: t('composer.where', { path, lines: range }) }),
    element('span', {}, before, element('code', { text: symbol.id }), after),
  )
}

/** The notes that stand on the declaration already. */
function standing(
  file: AnnotateFile,
  { symbol }: NoteTarget,
  place: Place,
  t: Words,
): HTMLElement[] {
  const within = symbol.declarations.map((one) => linesOf(file.text, one))
  const notes = file.notes.filter(({ lines }) =>
    within.some(({ start, end }) => start <= lines.start && lines.end <= end),
  )
  if (notes.length === 0) return []
  const items = notes.map(({ id, author, lines }) => {
    const range = lines.start === lines.end ? String(lines.start) : `${lines.start}–${lines.end}`
    const href = noteUrl(place, { port: file.port, module: moduleOf(symbol.id) }, id)
    const text = t('composer.standingOne', { lines: range, author })
    const link = element('a', { text: id, attributes: { href, target: '_blank', rel: 'noopener' } })
    return element('li', {}, link, ` ${text}`)
  })
  const head = element('p', { text: t('composer.standing', { count: notes.length }) })
  return [element('div', { class: 'composer-standing' }, head, element('ul', {}, ...items))]
}

/** `delaying/heap` of `workqueue/delaying/heap#Heap` */
function moduleOf(id: string): string {
  const [file = ''] = id.split('#')
  return file.slice(file.indexOf('/') + 1)
}

/** Without the empty lines around what the note is about. */
function trim(pick: Pick, { lines: { start, end } }: NoteTarget): Pick {
  const { first, lines, start: column, end: lastColumn } = pick.picked
  const [from, to] = [start - first, end - first + 1]
  const picked = {
    first: start,
    lines: lines.slice(from, to),
    start: from === 0 ? column : 0,
    end: to === lines.length ? lastColumn : undefined,
  }
  return { ...pick, lines: pick.lines.slice(from, to), picked }
}

/** The code may stand on other lines than when the draft was kept. */
function repick({ figure }: Pick, { lines }: NoteTarget): Pick | undefined {
  const listing = figure.querySelector('.listing')
  return listing ? pickLines(listing, lines.start, lines.end) : undefined
}

/** The text, and what takes it away: nothing else would. */
function lostDraft(draft: NoteDraft, t: Words): HTMLElement[] {
  const text = element('textarea', {
    class: 'composer-lost',
    attributes: { readonly: '', rows: '10', 'aria-label': t('composer.lostBody') },
  })
  text.value = draft.fields.markdown
  const discard = discardButton(t, () => {
    dropDraft(draftStore(), draft)
  })
  return [text, discard]
}
