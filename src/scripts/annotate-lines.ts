import { type NoteDraft, listDrafts } from '../lib/composer/note-drafts.ts'
import styles from '../styles/composer.css?url'
import { type Pick, pickLines, readSelection, fileOf } from './annotate-selection.ts'
import { button, element } from './composer-element.ts'
import { draftStore } from './composer-store.ts'
import { chosenLines, clearLines, lineNumber, stepLine } from './line-range.ts'
import { loadWords } from './search-words.ts'

/** Room between the code and the button, in pixels. */
const GAP = 4

const t = await loadWords(document.documentElement.lang)
await loadStyles()

const status = element('p', { class: 'sr-only', attributes: { role: 'status' } })
const bar = element('div', { class: 'annotate-bar' })
document.body.append(status, bar)

const opener = button('annotate', t('annotate.button'), () => {
  if (current) open(current)
})
opener.setAttribute('aria-keyshortcuts', 'a')
// Pressing it must not take the selection away.
opener.addEventListener('pointerdown', (event) => {
  event.preventDefault()
})

let current: Pick | undefined

/** The composer brings a style sheet of its own, which no page without it loads. */
function loadStyles(): Promise<unknown> {
  const link = element('link', { attributes: { rel: 'stylesheet', href: styles } })
  return new Promise((resolve) => {
    // Without styles it works all the same.
    link.addEventListener('load', resolve)
    link.addEventListener('error', resolve)
    document.head.append(link)
  })
}

/** Offers to annotate what is selected; when nothing is any more, the lines chosen before. */
export function showSelection(): void {
  const pick = readSelection()
  if (pick) offer(pick)
  else if (!document.querySelector('dialog[open]')) showChosen()
}

/** Offers to annotate the lines chosen. */
export function showChosen(): void {
  const chosen = chosenLines()
  const pick = chosen && pickLines(chosen.listing, chosen.first, chosen.last)
  if (pick) offer(pick)
  else withdraw()
}

function offer(pick: Pick): void {
  const isSame = current && describe(current) === describe(pick) && current.figure === pick.figure
  current = pick
  const listing = pick.figure.querySelector('.listing')
  // After the listing, so that Tab leads from one to the other.
  if (opener.previousElementSibling !== listing) listing?.after(opener)
  place(pick)
  if (!isSame)
    status.textContent = t('annotate.chosen', { lines: describe(pick), text: startOf(pick) })
}

function withdraw(): void {
  current = undefined
  opener.remove()
}

/** Below what is selected, at its end; above it where that is out of sight. */
function place({ figure, box }: Pick): void {
  const frame = figure.getBoundingClientRect()
  const fits = box.bottom + GAP + opener.offsetHeight <= innerHeight
  const top =
    fits || box.top < opener.offsetHeight ? box.bottom + GAP : box.top - opener.offsetHeight - GAP
  const right = Math.min(frame.width, innerWidth - frame.left) - opener.offsetWidth
  opener.style.top = `${top - frame.top}px`
  opener.style.left = `${Math.max(0, Math.min(box.right - frame.left, right))}px`
}

function describe({ picked }: Pick): string {
  const last = picked.first + picked.lines.length - 1
  return last === picked.first ? String(last) : `${picked.first}–${last}`
}

function startOf({ picked }: Pick): string {
  const last = picked.lines.at(-1) ?? ''
  return (picked.lines.length === 1 ? last.slice(picked.start, picked.end) : last).trim()
}

/** Does what a key says that was pressed in a listing. */
export function press(key: string, listing: HTMLElement, target: Element): void {
  const name = key.toLowerCase()
  if (name !== 'a') {
    getSelection()?.removeAllRanges()
    stepLine(listing, {
      from: target.closest('.l'),
      step: name === 'j' ? 1 : -1,
      extend: name !== key,
    })
    return
  }
  const chosen = chosenLines()
  const line = lineNumber(target.closest('.l'))
  const pick =
    readSelection() ??
    (chosen?.listing === listing
      ? pickLines(listing, chosen.first, chosen.last)
      : pickLines(listing, line, line))
  if (pick) open(pick)
  else say(t('annotate.none'))
}

function open(pick: Pick, draft?: NoteDraft): void {
  opener.ariaBusy = 'true'
  import('./composer-open.ts')
    .then(({ openComposer }) => openComposer({ pick, draft, words: t }))
    .then((message) => {
      showDrafts()
      if (message !== '') say(message)
    })
    .catch(() => {
      say(t('annotate.failed'))
    })
    .finally(() => {
      opener.ariaBusy = null
    })
}

/** Says something where it stays in sight until the next thing is said. */
function say(text: string): void {
  bar.querySelector('p')?.remove()
  const said = element('p', { text, attributes: { role: 'status' } })
  bar.prepend(said)
  const forget = (): void => {
    said.remove()
  }
  document.addEventListener('pointerdown', forget, { once: true })
  document.addEventListener('keydown', forget, { once: true })
}

/** Leads back to the notes on this page that are not finished. */
export function showDrafts(): void {
  const figures = [...document.querySelectorAll<HTMLElement>('.excerpt')]
  const links = listDrafts(draftStore()).flatMap((draft) => {
    const { start, end } = draft.lines
    const own = figures.filter((one) => fileOf(one) === draft.file)
    const picks = own.flatMap((one) => pickIn(one, start, end) ?? pickWhole(one) ?? [])
    const [pick] = picks
    if (!pick) return []
    const lines = start === end ? String(start) : `${start}–${end}`
    const file = `${draft.file.split('/').at(-1) ?? draft.file}.ts`
    return [
      button('annotate-draft', t('annotate.draft', { file, lines }), () => {
        open(pick, draft)
      }),
    ]
  })
  bar.replaceChildren(...links)
}

/** Where the code was once: the file may have become shorter. */
function pickWhole(figure: HTMLElement): Pick | undefined {
  const listing = figure.querySelector('.listing.whole')
  return listing ? pickLines(listing, 1, 1) : undefined
}

function pickIn(figure: HTMLElement, first: number, last: number): Pick | undefined {
  const listing = figure.querySelector('.listing')
  return listing ? pickLines(listing, first, last) : undefined
}

function onEscape({ key }: KeyboardEvent): void {
  if (key !== 'Escape' || document.querySelector('dialog[open], #hover-card:popover-open')) return
  clearLines()
  if (current && !readSelection()) withdraw()
}

// Before the card hears of the key and closes: then it was meant for the card.
document.addEventListener('keydown', onEscape, { capture: true })
addEventListener('resize', () => {
  const { figure, lines, picked } = current ?? {}
  const listing = figure?.querySelector('.listing')
  const pick =
    listing && picked && lines && pickLines(listing, picked.first, picked.first + lines.length - 1)
  if (pick) place(pick)
})
