import type en from '../i18n/en.json'

/** Key of one of the site's own texts. */
export type Word = keyof typeof en

/** Gives a text of the page's language with values filled in as they are: components escape what they print. */
export type Words = (key: Word, values?: Readonly<Record<string, string | number>>) => string

type Translate = (key: string, values: Record<string, unknown>) => string

/** The texts of the language a page is read in. */
export function words(locals: App.Locals): Words {
  // Starlight types its keys by its own list; ours are typed by the English texts.
  const t = locals.t as unknown as Translate
  return (key, values) => t(key, { ...values, interpolation: { escapeValue: false } })
}
