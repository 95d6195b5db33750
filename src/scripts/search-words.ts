import type { Words } from '../lib/words.ts'

const files = import.meta.glob<Readonly<Record<string, string>>>('../i18n/*.json', {
  import: 'default',
})

/**
 * The interface's own texts in the language of the page, English where the site does not speak it. They come with the
 * first use of the search, so that no page carries them.
 */
export async function loadWords(lang: string): Promise<Words> {
  const file = files[`../i18n/${lang}.json`] ?? files['../i18n/en.json']
  const texts = (await file?.()) ?? {}
  const plurals = new Intl.PluralRules(lang)
  return (key, values = {}) => {
    const count = values['count']
    const form = typeof count === 'number' ? plurals.select(count) : 'other'
    const text = texts[key] ?? texts[`${key}_${form}`] ?? texts[`${key}_other`] ?? key
    return fill(text, values)
  }
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, name: string) => String(values[name] ?? ''))
}
