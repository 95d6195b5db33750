import type { BookConfig } from '#schemas/book.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { siteUrl, symbolUrl } from '../../../../src/lib/urls.ts'

// [`Queue.get`], [`get`][workqueue/queue#Queue.get]; not [`get`](…)
const RE_SYMBOL_LINK = /\[`([^`\]]+)`\](?:\[([^\]]+)\])?(?!\()/gu
// [text](/workqueue/queue/#add)
const RE_PAGE_LINK = /\]\((\/[^)\s]*)\)/gu

/**
 * Makes the links of an authored text hold outside of the book: full addresses, of a symbol's page where the text
 * names a symbol.
 *
 * @param symbols those that a short name may mean
 */
export function writeOutLinks(
  markdown: string,
  { base, locales, site }: Pick<BookConfig, 'base' | 'locales' | 'site'>,
  { locale, symbols }: { locale: string; symbols: readonly SymbolRecord[] },
): string {
  return markdown
    .replaceAll(RE_PAGE_LINK, (_, to: string) => `](${new URL(siteUrl(base, to), site).href})`)
    .replaceAll(RE_SYMBOL_LINK, (_, name: string, id: string | undefined) => {
      const meant = symbols.filter((symbol) => symbol.id === id || (!id && symbol.name === name))
      if (meant.length !== 1 || !meant[0]) return `\`${name}\``
      const page = symbolUrl({ base, locales, locale }, meant[0].id)
      return `[\`${name}\`](${new URL(page, site).href})`
    })
}
