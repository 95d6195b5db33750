import type en from '../i18n/en.json'

type Stem<Key> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key

/** Key of one of the site's own texts; of a text with a plural, the part before `_one` and `_other`. */
export type Word = Stem<keyof typeof en>

/**
 * Gives a text of the page's language with values filled in as they are: components escape what they print. The
 * value `count` chooses the plural.
 */
export type Words = (key: Word, values?: Readonly<Record<string, string | number>>) => string

type Translate = (key: string, values: Record<string, unknown>) => string

/** The texts of the language a page is read in. */
export function words(locals: App.Locals): Words {
  // Starlight types its keys by its own list; ours are typed by the English texts.
  const { t } = locals as unknown as { t: Translate }
  return (key, values) => t(key, { ...values, interpolation: { escapeValue: false } })
}

/** How much there is to read in a chapter, on one line. */
export function sizeOf(t: Words, book: { words: number; excerpts: number; notes: number }): string {
  return [
    t('book.words', { count: book.words }),
    t('book.excerpts', { count: book.excerpts }),
    t('book.notes', { count: book.notes }),
  ].join(' · ')
}
