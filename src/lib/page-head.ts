import type { StarlightRouteData } from '@astrojs/starlight/route-data'
import { annotateToken } from '#annotate-token'
import { book } from '#book'
import { pageLocale } from './page-place.ts'
import { isMissingPage, siteUrl } from './urls.ts'

type Head = StarlightRouteData['head']

/** The page's head: Starlight's without the names of the tools, with a card image, and the home page's own title. */
export function pageHead(
  route: StarlightRouteData,
  { site, url }: { site: URL | undefined; url: URL },
): Head {
  const home = route.entry.data.book?.slug === 'index'
  const head = route.head
    .filter((entry) => !isUnwanted(entry, isMissingPage(url)))
    .map((entry) =>
      home && entry.tag === 'title' ? { ...entry, content: route.siteTitle } : entry,
    )
  if (!site) return head
  // The page's Markdown, which the build puts beside it.
  const twin: Head[number] = {
    tag: 'link',
    attrs: { rel: 'alternate', type: 'text/markdown', href: 'index.md' },
    content: '',
  }
  const locale = pageLocale(url)
  const image = new URL(siteUrl(import.meta.env.BASE_URL, `card.${locale}.png`), site).href
  const meta = (attrs: Record<string, string>): Head[number] => ({
    tag: 'meta',
    attrs,
    content: '',
  })
  return [
    ...head,
    ...(isMissingPage(url) ? [] : [twin]),
    meta({ property: 'og:image', content: image }),
    meta({ property: 'og:image:width', content: '1200' }),
    meta({ property: 'og:image:height', content: '630' }),
    meta({ property: 'og:image:alt', content: book.title[locale] ?? route.siteTitle }),
    meta({ name: 'twitter:image', content: image }),
    meta({ name: 'color-scheme', content: 'light dark' }),
    // Never in a build.
    ...(annotateToken === undefined
      ? []
      : [meta({ name: 'annotate-token', content: annotateToken })]),
  ]
}

/** Names of tools say nothing to readers, and a page for what is missing has no address of its own. */
function isUnwanted({ tag, attrs }: Head[number], missing: boolean): boolean {
  if (tag === 'meta' && attrs?.['name'] === 'generator') return true
  const address = attrs?.['rel'] === 'canonical' || attrs?.['rel'] === 'alternate'
  return missing && (address || attrs?.['property'] === 'og:url')
}
