import type { Nodes, Parents } from 'mdast'
import { visit } from 'unist-util-visit'
import type { GlossaryEntry } from '#schemas/glossary.ts'
import { parseSectionId, type SymbolId } from '#schemas/ids.ts'
import type { AnchoredChapter, Anchors, PageTarget } from '../anchor/anchored.ts'
import { HOME } from '../anchor/page-links.ts'
import { createSymbolResolver, type SymbolResolver } from '../anchor/symbol-resolver.ts'

/** Every term of the book, in the order of the term base, with the code it names and where it is introduced. */
export function buildGlossary({
  index,
  chapters,
  terms,
}: Pick<Anchors, 'index' | 'chapters' | 'terms'>): GlossaryEntry[] {
  const resolver = createSymbolResolver(index)
  const introductions = findIntroductions(chapters)
  return Object.entries(terms.terms).map(([key, term]) => {
    const symbol = findSymbol(term.identifier, resolver)
    return {
      ...term,
      key,
      ...(symbol === undefined ? {} : { symbol }),
      introduced: Object.fromEntries(introductions.get(key) ?? []),
    }
  })
}

/** Private names are spelled with a `#` that prose leaves out. */
function findSymbol(
  identifier: string | undefined,
  resolver: SymbolResolver,
): SymbolId | undefined {
  if (identifier === undefined) return undefined
  return (resolver.find(identifier) ?? resolver.find(`#${identifier}`))?.id
}

type Introductions = ReadonlyMap<string, ReadonlyMap<string, PageTarget>>

/**
 * By term, then by locale; chapters come in reading order. A term is bold where it is defined, so a bold link goes
 * before those that mention it in passing. An exercise asks about what has been explained: it introduces a term only
 * if nothing else does.
 */
function findIntroductions(chapters: readonly AnchoredChapter[]): Introductions {
  const introductions = new Map<string, Map<string, PageTarget>>()
  const read = chapters.filter(({ source }) => source.front.slug !== HOME)
  const uses = read.flatMap((chapter) => findUses(chapter))
  const explained = uses.filter(({ isExercise }) => !isExercise)
  const defined = explained.filter(({ isBold }) => isBold)
  for (const { term, locale, target } of [...defined, ...explained, ...uses]) {
    const places = introductions.get(term) ?? new Map<string, PageTarget>()
    introductions.set(term, places)
    if (!places.has(locale)) places.set(locale, target)
  }
  return introductions
}

interface LinkedTerm {
  term: string
  locale: string
  target: PageTarget
  isExercise: boolean
  isBold: boolean
}

/** The terms a chapter links, in the order of the text. */
function findUses(chapter: AnchoredChapter): LinkedTerm[] {
  const { locale, front, body } = chapter.source
  const found: LinkedTerm[] = []
  let target: PageTarget = { slug: front.slug }
  let exerciseEnd = 0
  visit(body, (node, _index, parent) => {
    const { start, end } = node.position ?? {}
    if (node.type === 'exercise') exerciseEnd = end?.offset ?? 0
    if (node.type === 'heading' && node.data?.sectionId !== undefined)
      target = { ...target, section: parseSectionId(node.data.sectionId) }
    const isExercise = (start?.offset ?? 0) < exerciseEnd
    const isBold = isStrong(node, parent)
    for (const term of linkedIn(node, chapter))
      found.push({ term, locale, target, isExercise, isBold })
  })
  return found
}

/** `**word**`, `**[word](…)**` or `[**word**](…)`. */
function isStrong(node: Nodes, parent: Parents | undefined): boolean {
  if (parent?.type === 'strong') return true
  return node.type === 'link' && node.children.every(({ type }) => type === 'strong')
}

function linkedIn(node: Nodes, { terms, uses }: AnchoredChapter): string[] {
  const at = node.position?.start.offset ?? -1
  if (node.type === 'text') return (uses[at] ?? []).map(({ term }) => term)
  const term = node.type === 'link' ? terms[at] : undefined
  return term === undefined ? [] : [term]
}
