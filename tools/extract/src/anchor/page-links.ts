import { posix } from 'node:path'
import type { BookConfig } from '#schemas/book.ts'
import type { Problem } from '#schemas/problem.ts'
import type { ChapterSource } from '../load/chapter-source.ts'
import { nearest } from '../nearest.ts'
import { anchorProblems as problems } from '../problems/anchor-problems.data.ts'
import { createProblem, type Place } from '../problems/problem-definition.ts'
import type { PageTarget } from './anchored.ts'

/** The slug of the page at the root. */
export const HOME = 'index'

/** All pages a link can lead to. */
export interface Pages {
  readonly book: BookConfig
  readonly chapters: readonly ChapterSource[]
}

/** Where a link was written. */
export interface LinkOrigin {
  locale: string
  file: string
  /** Of chapters; notes stand on many pages. */
  chapter?: ChapterSource
  place: Place
}

/**
 * The page a link leads to; `external` for a web address. Links within the book are written as `/slug/#id`,
 * with or without the language before, as `#id`, or as the chapter's file, `./other.md#id`.
 */
export function resolveLink(
  url: string,
  origin: LinkOrigin,
  pages: Pages,
): PageTarget | 'external' | Problem {
  if (/^https?:\/\/[^\s/]/iu.test(url)) return 'external'
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|\\/iu.test(url))
    return createProblem(problems.linkScheme, { url }, origin.place)
  const [path = '', section] = url.split('#')
  const chapter = findChapter(path, origin, pages)
  if (!chapter) {
    const known = pages.chapters.map(({ front }) => urlOf(front.slug))
    const near = nearest(path, known)
    const args = { url, nearest: near ? [near] : [] }
    return createProblem(problems.pageUnknown, args, origin.place)
  }
  const { slug } = chapter.front
  if (section === undefined || section === '') return { slug }
  const found = chapter.sections.find(({ id }) => id === section)
  if (found) return { slug, section: found.id }
  const near = nearest(
    section,
    chapter.sections.map(({ id }) => id),
  )
  const args = { section, page: slug, nearest: near ? [near] : [] }
  return createProblem(problems.sectionUnknown, args, origin.place)
}

function urlOf(slug: string): string {
  return slug === HOME ? '/' : `/${slug}/`
}

/** In the language of the link, or the original where that language lacks the chapter. */
function findChapter(
  path: string,
  origin: LinkOrigin,
  { book, chapters }: Pages,
): ChapterSource | undefined {
  if (path === '') return origin.chapter
  const wanted = decode(path)
  if (wanted.endsWith('.md')) {
    const file = posix.normalize(posix.join(posix.dirname(origin.file), wanted))
    return chapters.find((chapter) => chapter.file === file)
  }
  if (!wanted.startsWith('/')) return undefined
  const [first = '', ...rest] = wanted.split('/').filter((segment) => segment !== '')
  const isLocale = book.locales.some(({ code }, index) => index > 0 && code === first)
  const segments = isLocale || first === '' ? rest : [first, ...rest]
  const slug = segments.length === 0 ? HOME : segments.join('/')
  const locales = [origin.locale, book.locales[0]?.code]
  return locales
    .map((locale) =>
      chapters.find((chapter) => chapter.locale === locale && chapter.front.slug === slug),
    )
    .find((chapter) => chapter !== undefined)
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
