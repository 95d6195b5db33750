import type { StarlightRouteData } from '@astrojs/starlight/route-data'
import type { Chapter, PartOfBook } from './reading-order.ts'
import {
  type Place,
  apiUrl,
  chapterUrl,
  contributorsUrl,
  glossaryUrl,
  portUrl,
  reviewUrl,
} from './urls.ts'
import type { Words } from './words.ts'

type SidebarEntry = StarlightRouteData['sidebar'][number]
/** A link in Starlight's terms. */
export type SidebarLink = Extract<SidebarEntry, { type: 'link' }>

/** A chapter's link, marked when it leads to the page at `pathname`. */
export function chapterLink(chapter: Chapter, place: Place, pathname: string): SidebarLink {
  return linkTo(chapter.title, chapterUrl(place, chapter.slug), pathname)
}

function linkTo(label: string, href: string, pathname: string): SidebarLink {
  return {
    type: 'link',
    label,
    href,
    isCurrent: href === pathname,
    badge: undefined,
    attrs: {},
  }
}

/** The book's parts as groups of chapters. */
export function buildSidebar(
  parts: readonly PartOfBook[],
  place: Place,
  pathname: string,
): SidebarEntry[] {
  return parts.map((part) =>
    groupOf(
      part.title,
      part.chapters.map((chapter) => chapterLink(chapter, place, pathname)),
    ),
  )
}

function groupOf(label: string, entries: SidebarEntry[]): SidebarEntry {
  return { type: 'group', label, entries, collapsed: false, badge: undefined }
}

/** What of the book is looked up and not read through. */
export interface Reference {
  /** Whether there is a glossary. */
  glossary: boolean
  /** Whether there are notes. */
  notes: boolean
  /** Names of the ports. */
  ports: readonly string[]
}

/** The group that leads there; none when there is nothing to look up. */
export function buildReference(
  { glossary, notes, ports }: Reference,
  place: Place,
  pathname: string,
  t: Words,
): SidebarEntry[] {
  const entries = [
    ...(glossary ? [linkTo(t('menu.glossary'), glossaryUrl(place), pathname)] : []),
    ...ports.flatMap((name) => [
      linkTo(t('menu.port', { name }), portUrl(place, name), pathname),
      linkTo(t('menu.api', { name }), apiUrl(place, name), pathname),
    ]),
    ...(notes
      ? [
          linkTo(t('menu.contributors'), contributorsUrl(place), pathname),
          linkTo(t('menu.review'), reviewUrl(place), pathname),
        ]
      : []),
  ]
  return entries.length === 0 ? [] : [groupOf(t('menu.reference'), entries)]
}
