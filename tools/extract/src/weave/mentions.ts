import { visit } from 'unist-util-visit'
import { parseSectionId, type SectionId } from '#schemas/ids.ts'
import type { Mention } from '#schemas/mention.ts'
import type { AnchoredChapter } from '../anchor/anchored.ts'

/** Every place of the chapters that is about a symbol, in the order of chapters and text. */
export function buildMentions(chapters: readonly AnchoredChapter[]): Mention[] {
  return chapters.flatMap((chapter) => withoutRepetitions(findMentions(chapter)))
}

type Where = Pick<Mention, 'slug' | 'locale'> & { section?: SectionId }

function findMentions(chapter: AnchoredChapter): Mention[] {
  const { source, symbols, excerpts, evidence } = chapter
  const mentions: Mention[] = []
  let where: Where = { slug: source.front.slug, locale: source.locale }
  visit(source.body, (node) => {
    const at = node.position?.start.offset ?? -1
    if (node.type === 'heading' && node.data?.sectionId !== undefined)
      where = { ...where, section: parseSectionId(node.data.sectionId) }
    if (node.type === 'symbolLink') {
      const symbol = symbols[at]
      if (symbol !== undefined) mentions.push({ ...where, kind: 'link', symbol })
    }
    if (node.type === 'excerpt') {
      const anchor = excerpts[at]
      if (!anchor) return
      const { symbol, file, lines } = anchor
      mentions.push({ ...where, kind: 'excerpt', symbol, file, lines })
    }
    if (node.type !== 'claim') return
    for (const one of evidence[at] ?? [])
      if (one.kind === 'symbol')
        mentions.push({
          ...where,
          kind: 'claim',
          symbol: one.symbol,
          claim: node.id,
          verdict: node.verdict,
        })
  })
  return mentions
}

/** Two places of a section that say the same of a symbol are one; other lines or another claim say more. */
function withoutRepetitions(mentions: readonly Mention[]): Mention[] {
  const known = new Map(mentions.map((mention) => [JSON.stringify(mention), mention]))
  return [...known.values()]
}
