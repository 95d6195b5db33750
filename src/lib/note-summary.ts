import { firstSentence } from './doc-markdown.ts'
import { unescapeHtml } from './html-text.ts'

/** A note's bodies as HTML, by locale code. */
type Bodies = Readonly<Record<string, string>>

/** The language a note is shown in: the page's when it has that, else the one it was written in. */
export function shownLanguage(bodies: Bodies, locale: string): string | undefined {
  return bodies[locale] === undefined ? Object.keys(bodies)[0] : locale
}

/** The first sentence of a note without markup, and its language; `undefined` for a note without a body. */
export function summarizeNote(
  bodies: Bodies,
  locale: string,
): { lang: string; text: string } | undefined {
  const lang = shownLanguage(bodies, locale)
  if (lang === undefined) return undefined
  const text = unescapeHtml((bodies[lang] ?? '').replaceAll(/<[^>]*>/gu, ''))
  return { lang, text: plainSentence(text) }
}

/** Markdown keeps the brackets of symbol links, [`Queue.add`][id]. */
function plainSentence(text: string): string {
  const plain = text.replaceAll(/\[([^\]]+)\](?:\[[^\]\s]+\])?/gu, '$1')
  return firstSentence(plain.replaceAll(/\s+/gu, ' '))
}
