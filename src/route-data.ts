import { defineRouteMiddleware } from '@astrojs/starlight/route-data'
import { book } from '#book'
import { getChapters, getGlossary, getNotes, getPorts } from './lib/knowledge.ts'
import { firstLocale, pageLocale, pagePlace } from './lib/page-place.ts'
import { buildParts, findNeighbours } from './lib/reading-order.ts'
import { pageHead } from './lib/page-head.ts'
import { buildReference, buildSidebar, chapterLink } from './lib/sidebar.ts'
import { words } from './lib/words.ts'

/** Replaces what Starlight derives from files with the book's own order, and keeps fallbacks out of search. */
export const onRequest = defineRouteMiddleware(async (context) => {
  const route = context.locals.starlightRoute
  const place = pagePlace(context.url)
  const languages = { locale: pageLocale(context.url), source: firstLocale }
  const parts = buildParts(book.parts, await getChapters(), languages)
  const slug = route.entry.data.book?.slug

  const { pathname } = context.url
  const reference = {
    glossary: (await getGlossary()).length > 0,
    notes: (await getNotes()).length > 0,
    ports: (await getPorts()).map(({ port }) => port),
  }
  route.sidebar = [
    ...buildSidebar(parts, place, pathname),
    ...buildReference(reference, place, pathname, words(context.locals)),
  ]
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
