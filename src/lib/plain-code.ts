// <script type="application/json" class="hovers">…</script>
const RE_HOVERS = /<script type="application\/json" class="hovers">[\s\S]*?<\/script>/u
const RE_CODE = /<pre class="code">[\s\S]*?<\/pre>/gu
// <a class="tk-function" href="#Queue.add">add</a>, <a href="#T">T</a>, <span data-of="lib.es5:Pick">Pick</span>
const RE_LINK =
  /<(a|span)(?: class="(tk-[a-z-]+)")?(?: (?:href|id|data-of)="[^"]*")+>([^<]*)<\/\1>/gu
// <span class="tk-constant">this</span><span class="tk-constant">.x</span>
const RE_NEIGHBOURS = /(<span class="(tk-[a-z-]+)">[^<]*)<\/span>(\s*)<span class="\2">/gu

/**
 * A built page as it would be with nothing but Shiki: code without links, and no hover cards. What reading code
 * adds to a page is measured against this.
 */
export function plainPage(html: string): string {
  return html.replace(RE_HOVERS, '').replaceAll(RE_CODE, (code) => {
    const unlinked = code.replaceAll(RE_LINK, (...[, , kind, text]: (string | undefined)[]) =>
      kind === undefined ? (text ?? '') : `<span class="${kind}">${text ?? ''}</span>`,
    )
    return mergeNeighbours(unlinked)
  })
}

/** Shiki's runs that were split by links become one again. */
function mergeNeighbours(code: string): string {
  const merged = code.replaceAll(RE_NEIGHBOURS, '$1$3')
  return merged === code ? code : mergeNeighbours(merged)
}
