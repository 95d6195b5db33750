import type { NoteRecord } from '#schemas/annotation.ts'
import type { Locale } from '#schemas/book.ts'
import type { Words } from './words.ts'

/** What stands below a note about its standing, besides author and date. */
export interface NoteMarks {
  /** Who read it, that nobody did, or that what they read is no more. */
  review: string
  /** Of notes whose code is not what they were written on. */
  state: string | undefined
  /** Of notes that are shown in another language than the page's. */
  language: string | undefined
}

/** What the page is read in, and what the note's body is written in. */
export interface NoteLanguages {
  own: Locale | undefined
  body: Locale | undefined
}

/** The marks of a note, in the page's language. */
export function describeNote(
  { review, reviewer = '', state }: Pick<NoteRecord, 'review' | 'reviewer' | 'state'>,
  { own, body }: NoteLanguages,
  t: Words,
): NoteMarks {
  const isOther = own !== undefined && body !== undefined && own.code !== body.code
  return {
    review: t(`note.review.${review}`, { by: reviewer }),
    state: state === 'changed' || state === 'moved' ? t(`note.state.${state}`) : undefined,
    language: isOther ? t('note.otherLanguage', { language: languageName(own, body) }) : undefined,
  }
}

/** What readers of one language call another: 英语, Chinese. */
export function languageName(own: Locale, named: Locale): string {
  return new Intl.DisplayNames([own.lang], { type: 'language' }).of(named.code) ?? named.label
}
