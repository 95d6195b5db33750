import type { Part } from '#schemas/book.ts'
import type { ChapterList } from '#schemas/chapter.ts'

/** A chapter as `knowledge/chapters.json` lists it. */
export type Chapter = ChapterList['chapters'][number]

/** A part with its chapters in reading order. */
export interface PartOfBook {
  id: string
  title: string
  chapters: Chapter[]
}

/** Languages of the page and of the text it falls back to. */
export interface Languages {
  locale: string
  /** Language of the originals. */
  source: string
}

/** The chapters of a language; one that is not translated stands in for itself in the book's first language. */
export function chaptersIn(chapters: readonly Chapter[], { locale, source }: Languages): Chapter[] {
  const own = new Map(chapters.filter((one) => one.locale === locale).map((one) => [one.slug, one]))
  return chapters
    .filter((one) => one.locale === source)
    .map((original) => own.get(original.slug) ?? original)
}

/** Parts that have chapters, in the order of the configuration. */
export function buildParts(
  parts: readonly Part[],
  chapters: readonly Chapter[],
  languages: Languages,
): PartOfBook[] {
  const readable = chaptersIn(chapters, languages)
  return parts
    .map(({ id, title }) => ({
      id,
      title: title[languages.locale] ?? title[languages.source] ?? id,
      chapters: readable
        .filter(({ part }) => part === id)
        .sort((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1)),
    }))
    .filter((part) => part.chapters.length > 0)
}

/** The chapters before and after one, across the borders of parts. */
export function findNeighbours(
  parts: readonly PartOfBook[],
  slug: string,
): { previous: Chapter | undefined; next: Chapter | undefined } {
  const order = parts.flatMap((part) => part.chapters)
  const at = order.findIndex((chapter) => chapter.slug === slug)
  if (at < 0) return { previous: undefined, next: undefined }
  return { previous: order[at - 1], next: order[at + 1] }
}
