import type { BookConfig, Locale } from '#schemas/book.ts'
import type { ChapterList } from '#schemas/chapter.ts'
import {
  type Place,
  apiUrl,
  chapterUrl,
  contributorsUrl,
  glossaryUrl,
  localeUrl,
  portUrl,
  reviewUrl,
  siteUrl,
} from '../../../../src/lib/urls.ts'
import type { Twin } from './page-twin.ts'
import { TWIN_FILE } from './write-twins.ts'

/** What an overview in one language is made from. */
export interface OverviewInput {
  book: BookConfig
  locale: Locale
  chapters: ChapterList['chapters']
  /** By the paths of their pages. */
  twins: ReadonlyMap<string, Twin>
  /** The site's own words in this language. */
  texts: Readonly<Record<string, string>>
}

/**
 * `llms.txt`, as https://llmstxt.org proposes it: title, summary, how the book is laid out for machines, and its
 * pages as lists of links to their twins. `Optional` is that proposal's own heading, in every language.
 */
export function buildLlmsText(input: OverviewInput): string {
  const { book, locale, texts } = input
  const word = (key: string): string => texts[`machine.${key}`] ?? key
  const place: Place = { base: book.base, locales: book.locales, locale: locale.code }
  const file = (path: string): string => new URL(path, book.site).href
  const rest = [
    `- [llms-full.txt](${file(`${localeUrl(place)}llms-full.txt`)}): ${word('full')}`,
    `- [symbols.json](${file(siteUrl(book.base, 'symbols.json'))}): ${word('symbols')}`,
    `- [index.scip](${file(siteUrl(book.base, 'index.scip'))}): ${word('scip')}`,
    ...book.locales
      .filter(({ code }) => code !== locale.code)
      .map((other) => {
        const root = localeUrl({ ...place, locale: other.code })
        return `- [${other.label}](${file(`${root}llms.txt`)})`
      }),
  ]
  const blocks = [
    `# ${book.title[locale.code] ?? ''}`,
    `> ${book.description[locale.code] ?? ''}`,
    word('about'),
    ...chapterSections(input, place),
    section(word('reference'), referenceLinks(input, place)),
    section('Optional', rest),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

/** Every chapter of a language in reading order, for whoever would rather read one file. */
export function buildFullText({ book, locale, chapters, twins }: OverviewInput): string {
  const place: Place = { base: book.base, locales: book.locales, locale: locale.code }
  const texts = chapters
    .filter((chapter) => chapter.locale === locale.code)
    .flatMap(({ slug }) => twins.get(chapterUrl(place, slug))?.markdown ?? [])
  return texts.join('\n')
}

function chapterSections({ book, locale, chapters, twins }: OverviewInput, place: Place): string[] {
  const own = chapters.filter((chapter) => chapter.locale === locale.code)
  const links = (part: string | undefined): string[] =>
    own
      .filter((chapter) => chapter.part === part)
      .flatMap(({ slug, title, description }) => {
        const page = chapterUrl(place, slug)
        return twins.has(page) ? [`${linkTo(book, page, title)}: ${description}`] : []
      })
  return [
    links(undefined).join('\n'),
    ...book.parts.map(({ id, title }) => section(title[locale.code] ?? id, links(id))),
  ]
}

/** Pages one looks things up on, by their own titles. */
function referenceLinks({ book, twins }: OverviewInput, place: Place): string[] {
  const pages = [
    ...book.ports.flatMap(({ name }) => [apiUrl(place, name), portUrl(place, name)]),
    glossaryUrl(place),
    contributorsUrl(place),
    reviewUrl(place),
  ]
  return pages.flatMap((page) => {
    const twin = twins.get(page)
    return twin ? [linkTo(book, page, twin.title)] : []
  })
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `## ${title}\n\n${lines.join('\n')}`
}

function linkTo({ site }: BookConfig, page: string, title: string): string {
  return `- [${title.replaceAll(/[[\]\\]/gu, String.raw`\$&`)}](${new URL(page + TWIN_FILE, site).href})`
}
