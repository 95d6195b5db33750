import type { NoteFault } from '#authored/note-fault.ts'
import type { PublishedBook } from '#schemas/book.ts'
import { explainFault } from '../lib/composer/fault-words.ts'
import { type ForgeOffer, type NotePlace, offerForge } from '../lib/composer/note-finish.ts'
import { siteUrl } from '../lib/urls.ts'
import type { Words } from '../lib/words.ts'
import { button, element } from './composer-element.ts'

/** What the ways to finish a note have to know. */
export interface FinishOptions {
  words: Words
  book: PublishedBook
  port: string
  /** The note as it is now; `undefined` when something is to be corrected, which has been shown then. */
  take: () => { text: string; place: NotePlace } | undefined
  /** Told that the note has left; `isSafe` when its author holds it, and not only a page that may lose it. */
  done: (isSafe: boolean) => void
}

/** The ways to finish a note. */
export interface Finish {
  root: HTMLElement
  /** Says whether the forge can take the note as it is. */
  update: (text: string, place: NotePlace) => void
}

/** Builds the buttons: first what takes the note furthest. */
export function buildFinish(options: FinishOptions): Finish {
  const { words: t, book } = options
  const token = document.querySelector<HTMLMetaElement>('meta[name="annotate-token"]')?.content
  const said = element('p', { class: 'composer-said', attributes: { role: 'status' } })
  let current = ''
  let spokenOf = ''
  const say = (text: string): void => {
    said.textContent = text
    spokenOf = current
  }
  const forge = forgeLink(options, say)
  const why = element('p', { class: 'composer-why' })
  const others = [downloadButton(options, say), copyButton(options, say)]
  const buttons = element('div', { class: 'composer-buttons' }, ...others)
  if (token !== undefined) buttons.prepend(saveButton(options, token, say))
  const root = element('div', { class: 'composer-finish' }, license(t, book), buttons, why, said)
  const update = (text: string, place: NotePlace): void => {
    const offer = offerForge(book.repository, place, text)
    current = text
    // What was said is of the text as it was then.
    if (spokenOf !== text && said.textContent !== '') say('')
    if (token === undefined) showOffer(offer, { buttons, forge, why, words: t })
    others[0]?.classList.toggle('primary', token === undefined && offer.kind !== 'offered')
  }
  return { root, update }
}

interface OfferPlaces {
  buttons: HTMLElement
  forge: HTMLAnchorElement
  /** Says why there is no link to the forge. */
  why: HTMLElement
  words: Words
}

function showOffer(offer: ForgeOffer, { buttons, forge, why, words: t }: OfferPlaces): void {
  const isOffered = offer.kind === 'offered'
  if (isOffered) {
    forge.href = offer.url
    forge.textContent = t('composer.forge', { host: offer.host })
    if (forge.parentElement !== buttons) buttons.prepend(forge)
    why.textContent = ''
  } else {
    forge.remove()
    why.textContent = t(
      `composer.${offer.kind}`,
      offer.kind === 'unknownForge' ? { host: offer.host } : {},
    )
  }
}

type Say = (text: string) => void

function forgeLink({ words: t, book, take, done }: FinishOptions, say: Say): HTMLAnchorElement {
  const link = element('a', {
    class: 'composer-button primary',
    attributes: { target: '_blank', rel: 'noopener' },
  })
  link.addEventListener('click', (event) => {
    const note = take()
    const offer = note && offerForge(book.repository, note.place, note.text)
    if (offer?.kind !== 'offered') {
      event.preventDefault()
      return
    }
    link.href = offer.url
    // Signing in there may lose the text.
    done(false)
    say(t('composer.forgeNext'))
  })
  return link
}

function downloadButton({ words: t, take, done }: FinishOptions, say: Say): HTMLButtonElement {
  return button('composer-button', t('composer.download'), () => {
    const note = take()
    if (!note) return
    const url = URL.createObjectURL(new Blob([note.text], { type: 'text/markdown' }))
    const link = element('a', { attributes: { href: url, download: note.place.name } })
    link.click()
    URL.revokeObjectURL(url)
    done(true)
    say(t('composer.downloaded', { ...note.place }))
  })
}

function copyButton({ words: t, take, done }: FinishOptions, say: Say): HTMLButtonElement {
  return button('composer-button', t('composer.copy'), () => {
    const note = take()
    if (!note) return
    // Absent where the page is not served securely.
    const clipboard = navigator.clipboard as Clipboard | undefined
    const copying = clipboard?.writeText(note.text) ?? Promise.reject(new Error('no clipboard'))
    copying.then(
      () => {
        done(true)
        say(t('composer.copied', { ...note.place }))
      },
      () => {
        say(t('composer.copyFailed'))
      },
    )
  })
}

/** Only pages of the dev server carry the token that this takes. */
function saveButton(options: FinishOptions, token: string, say: Say): HTMLButtonElement {
  const { words: t, book, port, take, done } = options
  const label = t('composer.save', { folder: `${book.annotations}/${port}/` })
  return button('composer-button primary', label, () => {
    const note = take()
    if (!note) return
    const id = note.place.name.replace(/\.md$/u, '')
    fetch(siteUrl(import.meta.env.BASE_URL, '_annotate'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Annotate-Token': token },
      body: JSON.stringify({ port, id, text: note.text }),
    })
      .then(async (reply) => {
        if (reply.status === 201) {
          done(true)
          const { path } = (await reply.json()) as { path: string }
          say(t('composer.saved', { path }))
        } else say(await explainRefused(reply, id, t))
      })
      .catch(() => {
        say(t('composer.saveNoServer'))
      })
  })
}

/** Why the dev server has not saved a note. */
async function explainRefused(reply: Response, id: string, t: Words): Promise<string> {
  switch (reply.status) {
    case 403:
      // Each start of the server has a token of its own.
      return t('composer.saveStale')
    case 409:
      return t('composer.fault.idTaken', { id })
    case 422: {
      const { faults } = (await reply.json()) as { faults: NoteFault[] }
      const reasons = faults.map((fault) => explainFault(fault, t)).join(' ')
      return t('composer.saveRefused', { reasons })
    }
    default:
      return t('composer.saveFailed', { status: reply.status })
  }
}

function license(t: Words, book: PublishedBook): HTMLElement {
  const [before = '', after = ''] = t('composer.license', { name: '\n' }).split('\n')
  const link = element('a', {
    text: book.license.name,
    attributes: { href: book.license.url, rel: 'license noopener', target: '_blank' },
  })
  return element('p', { class: 'composer-license' }, before, link, after)
}
