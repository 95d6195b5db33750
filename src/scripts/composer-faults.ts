import type { PlacedFault } from '../lib/composer/compose-note.ts'
import { explainFault } from '../lib/composer/fault-words.ts'
import type { Words } from '../lib/words.ts'
import { button, element } from './composer-element.ts'
import type { ComposerForm } from './composer-form.ts'

/** Shows what is wrong below the fields it is wrong in. */
export function showFaults(form: ComposerForm, found: readonly PlacedFault[], t: Words): void {
  const lists = new Map<string, HTMLElement[]>()
  for (const { field, line, fault } of found) {
    const text = explainFault(fault, t)
    const item = element(
      'li',
      {},
      ...(line === undefined ? [] : [lineButton(form, line, t), ' ']),
      text,
    )
    lists.set(field, [...(lists.get(field) ?? []), item])
  }
  for (const [field, box] of Object.entries(form.faults)) {
    const items = lists.get(field) ?? []
    const old = box.textContent
    const list = element('ul', {}, ...items)
    // What has not changed is not said again.
    if (old !== list.textContent) box.replaceChildren(...(items.length > 0 ? [list] : []))
    const input = field === 'other' ? undefined : form[field as 'markdown' | 'author' | 'id']
    if (input) input.ariaInvalid = items.length > 0 ? 'true' : null
  }
}

function lineButton({ markdown }: ComposerForm, line: number, t: Words): HTMLButtonElement {
  return button('composer-line', t('composer.faultLine', { line }), () => {
    const lines = markdown.value.split('\n')
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    markdown.focus()
    markdown.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0))
  })
}

/** Brings the focus to the first field with a fault. */
export function focusFault(form: ComposerForm, found: readonly PlacedFault[]): void {
  const fields = ['markdown', 'author', 'id'] as const
  const first = fields.find((field) => found.some((one) => one.field === field))
  if (first) form[first].focus()
}
