/** A node of `@mdn/browser-compat-data`: what is known of a feature, and the features below it. */
interface Feature {
  __compat?: { mdn_url?: string; support?: { nodejs?: Support | Support[] } }
}
interface Support {
  version_added?: string | false
}
/** The two branches of the package's data that name what a program can call. */
export interface CompatData {
  javascript: { builtins: object }
  api: object
}

/** Where the addresses in {@link mdnDocs} begin. */
export const MDN = 'https://developer.mozilla.org/docs/Web/'

/**
 * Names as TypeScript's libraries spell them, `Array.[Symbol.iterator]`, with their addresses below {@link MDN}:
 * all built-in objects, and of the browser's interfaces those that Node has as well. Sorted.
 */
export function mdnDocs({ javascript, api }: CompatData): Record<string, string> {
  const inNode = children(api).filter(([, feature]) => runsInNode(feature))
  const found = [...collect('', children(javascript.builtins)), ...collect('', inNode)]
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function collect(owner: string, features: readonly [string, Feature][]): [string, string][] {
  return features.flatMap(([key, feature]) => {
    const name = owner + spell(key)
    const url = feature.__compat?.mdn_url
    if (!url?.startsWith(MDN) || url.includes('#')) return []
    const below = collect(`${name}.`, children(feature))
    return [[name, url.slice(MDN.length)] satisfies [string, string], ...below]
  })
}

/** `@@iterator` → `[Symbol.iterator]`; the browser's statics are marked, the built-in ones are not. */
function spell(key: string): string {
  return key.replace(/^@@(.+)$/u, '[Symbol.$1]').replace(/_static$/u, '')
}

function children(feature: object): [string, Feature][] {
  const entries = Object.entries(feature) as [string, Feature][]
  return entries.filter(([key]) => key !== '__compat' && !key.endsWith('_event'))
}

function runsInNode({ __compat }: Feature): boolean {
  const support = __compat?.support?.nodejs
  const newest = Array.isArray(support) ? support[0] : support
  return typeof newest?.version_added === 'string'
}
