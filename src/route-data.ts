import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import { book } from '#book'
import { getChapters } from './lib/knowledge.ts'
import { firstLocale, pageLocale, pagePlace } from './lib/page-place.ts'
import { buildParts, findNeighbours } from './lib/reading-order.ts'
import { pageHead } from './lib/page-head.ts'
import { buildSidebar, chapterLink } from './lib/sidebar.ts'

/** Replaces what Starlight derives from files with the book's own order, and keeps fallbacks out of search. */
export const onRequest = defineRouteMiddleware(async (context) => {
  const route = context.locals.starlightRoute
  const place = pagePlace(context.url)
  const languages = { locale: pageLocale(context.url), source: firstLocale }
  const parts = buildParts(book.parts, await getChapters(), languages)
  const slug = route.entry.data.book?.slug

  route.sidebar = buildSidebar(parts, place, context.url.pathname)
  const { previous, next } = findNeighbours(parts, slug ?? '')
  route.pagination = {
    prev: previous && chapterLink(previous, place, ''),
    next: next && chapterLink(next, place, ''),
  }
  if (slug === 'index') route.hasSidebar = false
  // Its text is in another language than the page says: search would file it under the wrong one.
  if (route.isFallback) route.entry.data.pagefind = false
  route.head = pageHead(route, context)
})
