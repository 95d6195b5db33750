import type { Locale } from '#schemas/book.ts'
import type { GlossaryEntry } from '#schemas/glossary.ts'
import type { Chapter } from './reading-order.ts'
import { type Place, chapterUrl, symbolUrl } from './urls.ts'

/** Where the book speaks of a term first. */
export interface Introduction {
  href: string
  chapter: string
  /** Absent when it is above the first section. */
  section?: string
}

/** A term as a page of one language shows it. */
export interface GlossaryTerm {
  /** Anchor of the term on the page. */
  key: string
  name: string
  /** What the other languages of the book call it; those that call it the same are left out. */
  counterparts: { lang: string; name: string }[]
  identifier?: { name: string; href?: string }
  definition: string
  introduced?: Introduction
  /** Spellings the book does not use. */
  forbidden: readonly string[]
}

/** The terms below one letter. */
export interface GlossaryLetter {
  letter: string
  terms: GlossaryTerm[]
}

/** The terms in the order of the page's language: Chinese ones by pinyin, words in Latin letters among them. */
export function buildGlossaryView(
  entries: readonly GlossaryEntry[],
  chapters: readonly Chapter[],
  place: Place,
): GlossaryLetter[] {
  const lang = place.locales.find(({ code }) => code === place.locale)?.lang ?? place.locale
  const collator = new Intl.Collator(lang)
  const keyOf = ({ key, names, sortAs }: GlossaryEntry): string =>
    sortAs?.[place.locale] ?? names[place.locale] ?? key
  const letters = new Map<string, GlossaryTerm[]>()
  for (const entry of entries.toSorted((a, b) => collator.compare(keyOf(a), keyOf(b)))) {
    const letter = initialOf(keyOf(entry))
    letters.set(letter, [...(letters.get(letter) ?? []), buildTerm(entry, chapters, place)])
  }
  return [...letters]
    .sort(([a], [b]) => collator.compare(a, b))
    .map(([letter, of]) => ({ letter, terms: of }))
}

// w
const RE_LATIN = /\p{Script=Latin}/u
// 工
const RE_HAN = /\p{Script=Han}/u
/** Letters, each before the first of the characters that pinyin spells with it. No syllable begins with i, u or v. */
const PINYIN = 'A阿B八C嚓D哒E妸F发G旮H哈J讥K咔L垃M妈N拏O噢P妑Q七R呥S仨T他W穵X夕Y丫Z帀'

/** The letter a word is filed under; `#` for what no letter begins. */
export function initialOf(word: string): string {
  const [first = ''] = word
  const letter = first.normalize('NFD')[0]?.toUpperCase() ?? ''
  if (RE_LATIN.test(letter)) return letter
  if (!RE_HAN.test(first)) return '#'
  const collator = new Intl.Collator('zh-CN')
  const pairs = [...PINYIN.matchAll(/(?<initial>[A-Z])(?<start>.)/gu)]
  const below = pairs.findLast(
    ({ groups }) => collator.compare(groups?.['start'] ?? '', first) <= 0,
  )
  return below?.groups?.['initial'] ?? '#'
}

function buildTerm(entry: GlossaryEntry, chapters: readonly Chapter[], place: Place): GlossaryTerm {
  const { key, names, definition, forbidden, identifier, symbol } = entry
  const { locale, locales } = place
  const name = names[locale] ?? key
  const introduced = introductionOf(entry, chapters, place)
  return {
    key,
    name,
    counterparts: counterpartsOf(names, name, locales),
    ...(identifier === undefined
      ? {}
      : {
          identifier: {
            name: identifier,
            ...(symbol === undefined ? {} : { href: symbolUrl(place, symbol) }),
          },
        }),
    definition: definition[locale] ?? '',
    ...(introduced ? { introduced } : {}),
    forbidden: forbidden[locale] ?? [],
  }
}

function counterpartsOf(
  names: GlossaryEntry['names'],
  own: string,
  locales: readonly Locale[],
): GlossaryTerm['counterparts'] {
  return locales.flatMap(({ code, lang }) => {
    const name = names[code]
    return name === undefined || name === own ? [] : [{ lang, name }]
  })
}

function introductionOf(
  { introduced }: GlossaryEntry,
  chapters: readonly Chapter[],
  place: Place,
): Introduction | undefined {
  const first = introduced[place.locale]
  const chapter = chapters.find(
    ({ slug, locale }) => slug === first?.slug && locale === place.locale,
  )
  if (!first || !chapter) return undefined
  const section = chapter.sections.find(({ id }) => id === first.section)
  const href = chapterUrl(place, first.slug)
  return section
    ? { href: `${href}#${section.id}`, chapter: chapter.title, section: section.title }
    : { href, chapter: chapter.title }
}
