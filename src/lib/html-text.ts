const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  lt: '<',
  quot: '"',
}

// &amp; &#39; &#x27;
const RE_ENTITY = /&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/giu

/** Makes text safe between tags and inside double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** The reverse of {@link escapeHtml}; knows numeric references as well. An unknown entity stays as it is. */
export function unescapeHtml(html: string): string {
  return html.replaceAll(
    RE_ENTITY,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16))
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal))
      return ENTITIES[name ?? ''] ?? whole
    },
  )
}
