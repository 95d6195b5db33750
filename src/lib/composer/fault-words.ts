import type { Words } from '../words.ts'
import type { ComposerFault } from './compose-note.ts'
import type { TargetRefusal } from './note-target.ts'

/** Says in the reader's language what is wrong with a note, and what to change. */
export function explainFault(fault: ComposerFault, t: Words): string {
  switch (fault.kind) {
    case 'construct':
      return t(`composer.fault.construct.${fault.what}`)
    case 'field':
      return fault.field === 'author'
        ? t('composer.fault.field.author')
        : t('composer.fault.field', { field: fault.field, reason: fault.reason })
    case 'author':
      return t(`composer.fault.author.${fault.flaw}`)
    case 'symbolUnknown':
      return fault.near === undefined
        ? t('composer.fault.symbolUnknown', { name: fault.name })
        : t('composer.fault.symbolNear', { name: fault.name, near: fault.near })
    case 'symbolAmbiguous':
      return t('composer.fault.symbolAmbiguous', {
        name: fault.name,
        candidates: fault.candidates.join(', '),
      })
    default:
      return t(`composer.fault.${fault.kind}`, valuesOf(fault))
  }
}

/** Says why no note can stand where the reader wants one, and where it could. */
export function explainRefusal(refusal: TargetRefusal, t: Words): string {
  return t(`composer.refused.${refusal.kind}`, valuesOf(refusal))
}

function valuesOf(fault: object): Record<string, string | number> {
  const entries = Object.entries(fault).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  )
  return Object.fromEntries(entries)
}
