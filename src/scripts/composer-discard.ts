import type { Words } from '../lib/words.ts'
import { button } from './composer-element.ts'

/** A button that puts a draft away and closes its dialog; pressed twice, because nothing brings the text back. */
export function discardButton(t: Words, drop: () => void): HTMLButtonElement {
  const discard = button('composer-discard', t('composer.discard'), () => {
    if (discard.dataset['sure'] === undefined) {
      discard.dataset['sure'] = ''
      discard.textContent = t('composer.discardSure')
      return
    }
    drop()
    discard.closest('dialog')?.close()
  })
  discard.addEventListener('blur', () => {
    delete discard.dataset['sure']
    discard.textContent = t('composer.discard')
  })
  return discard
}
