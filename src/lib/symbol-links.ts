// [<code>Oven.heat</code>], [<code>heat</code>][oven/oven#Oven.heat]
const RE_SYMBOL_LINK = /\[(<code>([^<]+)<\/code>)\](?:\[([^\]\s]+)\])?/gu

/**
 * Links the symbols that a note's Markdown names in brackets. Weave does this in chapters; a record keeps the
 * author's text.
 *
 * @param find gives the address of a symbol by its id, or by a name that the extractor has found unambiguous
 */
export function linkSymbols(html: string, find: (name: string) => string | undefined): string {
  return html.replaceAll(
    RE_SYMBOL_LINK,
    (_, code: string, name: string, id: string | undefined) => {
      const href = find(id ?? name)
      return href === undefined ? code : `<a class="sym" href="${href}">${code}</a>`
    },
  )
}

/** Finds a symbol of a port by id, by its whole name, or by its last member. */
export function findSymbol<T extends { id: string; name: string }>(
  symbols: readonly T[],
  name: string,
): T | undefined {
  return (
    symbols.find((symbol) => symbol.id === name) ??
    symbols.find((symbol) => symbol.name === name) ??
    symbols.find((symbol) => symbol.name.endsWith(`.${name}`))
  )
}
