import type { StarlightRouteData } from '@astrojs/starlight/route-data'
import type { Chapter, PartOfBook } from './reading-order.ts'
import { type Place, chapterUrl } from './urls.ts'

type SidebarEntry = StarlightRouteData['sidebar'][number]
/** A link in Starlight's terms. */
export type SidebarLink = Extract<SidebarEntry, { type: 'link' }>

/** A chapter's link, marked when it leads to the page at `pathname`. */
export function chapterLink(chapter: Chapter, place: Place, pathname: string): SidebarLink {
  const href = chapterUrl(place, chapter.slug)
  return {
    type: 'link',
    label: chapter.title,
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
  return parts.map((part) => ({
    type: 'group',
    label: part.title,
    entries: part.chapters.map((chapter) => chapterLink(chapter, place, pathname)),
    collapsed: false,
    badge: undefined,
  }))
}
