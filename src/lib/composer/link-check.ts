import { closest, distance } from 'fastest-levenshtein'
import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { AnnotateNames } from '#schemas/annotate-file.ts'

type NamedSymbol = AnnotateNames['symbols'][number]

/** A link of a note that leads nowhere; lines are those of the note's file. */
export type LinkFault = { line?: number | undefined } & (
  | { kind: 'symbolUnknown'; name: string; near?: string | undefined }
  | { kind: 'symbolAmbiguous'; name: string; candidates: readonly string[] }
  | { kind: 'pageUnknown' | 'sectionUnknown'; url: string }
)

/** What a name in brackets means. */
export type NameResolution =
  | { kind: 'found'; symbol: NamedSymbol }
  | { kind: 'ambiguous'; candidates: readonly string[] }
  | { kind: 'missing'; near?: string | undefined }

// oven/dough#Dough.fold
const RE_FULL_ID = /^[^/#\s]+\/[^#\s]+#/u

/** Finds a symbol as the extractor does: by id, else by a name that means one thing, in the note's port first. */
export function resolveName(name: string, port: string, names: AnnotateNames): NameResolution {
  const { symbols } = names
  if (RE_FULL_ID.test(name)) {
    const symbol = symbols.find(({ id, aliases }) => id === name || aliases.includes(name))
    return symbol ? { kind: 'found', symbol } : { kind: 'missing', near: nearestOf(name, symbols) }
  }
  const wishes: ((symbol: NamedSymbol) => boolean)[] = [
    (symbol) => symbol.names[0] === name,
    (symbol) => symbol.id.startsWith(`${port}/`),
    (symbol) => symbol.exported,
  ]
  let left = symbols.filter((symbol) => symbol.names.includes(name))
  for (const wish of wishes) {
    const kept = left.filter(wish)
    if (kept.length > 0) left = kept
  }
  const [first, ...others] = left
  if (!first) return { kind: 'missing', near: nearestOf(name, symbols) }
  if (others.length === 0) return { kind: 'found', symbol: first }
  return { kind: 'ambiguous', candidates: left.map(({ id }) => id) }
}

function nearestOf(name: string, symbols: readonly NamedSymbol[]): string | undefined {
  const own = (symbol: NamedSymbol): string =>
    RE_FULL_ID.test(name) ? symbol.id : (symbol.names[0] ?? symbol.id)
  const near = symbols.length > 0 ? closest(name, symbols.map(own)) : undefined
  const MOST = 3
  return near !== undefined && distance(name, near) <= Math.ceil(name.length / MOST)
    ? near
    : undefined
}

/** A page of the book that a note links to: `/workqueue/queue/#three-sets`, with or without a language before. */
export function resolvePage(
  url: string,
  locales: readonly string[],
  names: AnnotateNames,
): { slug: string; section?: string } | 'pageUnknown' | 'sectionUnknown' {
  const [path = '', section] = url.split('#')
  const segments = decode(path)
    .split('/')
    .filter((segment) => segment !== '')
  if (locales.slice(1).includes(segments[0] ?? '')) segments.shift()
  const slug = segments.length === 0 ? 'index' : segments.join('/')
  const page = names.pages.find((one) => one.slug === slug)
  if (!page) return 'pageUnknown'
  if (section === undefined || section === '') return { slug }
  return page.sections.some((id) => id === section) ? { slug, section } : 'sectionUnknown'
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Everything a guarded note links to that is not there. */
export function checkLinks(
  tree: Root,
  { port, locales, names }: { port: string; locales: readonly string[]; names: AnnotateNames },
): LinkFault[] {
  const found: LinkFault[] = []
  visit(tree, (node) => {
    const line = node.position?.start.line
    if (node.type === 'symbolLink') {
      const name = node.target ?? node.text
      const resolved = resolveName(name, port, names)
      if (resolved.kind === 'missing')
        found.push({ kind: 'symbolUnknown', name, near: resolved.near, line })
      if (resolved.kind === 'ambiguous')
        found.push({ kind: 'symbolAmbiguous', name, candidates: resolved.candidates, line })
    }
    if (node.type === 'link' && node.url.startsWith('/')) {
      const page = resolvePage(node.url, locales, names)
      if (typeof page === 'string') found.push({ kind: page, url: node.url, line })
    }
  })
  return found
}
