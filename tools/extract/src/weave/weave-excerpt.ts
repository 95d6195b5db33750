import type { RootContent } from 'mdast'
import type { AnchoredNote, ExcerptAnchor } from '../anchor/anchored.ts'
import type { LineRange } from '#schemas/position.ts'
import { renderTag } from './jsx.ts'
import { rawMdx } from './mdx.ts'
import type { PageContext } from './page-context.ts'
import { type BlockWeaver, weaveNodes } from './weave-text.ts'

/** An excerpt with the notes on its lines, each note once on a page. */
export function weaveExcerpt(
  anchor: ExcerptAnchor,
  page: PageContext,
  weaveBlock: BlockWeaver,
): RootContent[] {
  page.used.add('Excerpt')
  page.counts.excerpts += 1
  const notes = takeNotes(anchor, page)
  const { symbol, file, lines, within, code, upstream } = anchor
  const attributes = {
    of: symbol,
    file,
    lines: renderLines(lines),
    within,
    upstream: upstream?.permalink,
    upstreamName: upstream?.name,
    status: upstream?.status,
  }
  return [
    rawMdx(renderTag('Excerpt', attributes)),
    { type: 'code', lang: languageOf(file), value: code },
    ...notes.flatMap((note) => weaveNote(note, page, weaveBlock)),
    rawMdx('</Excerpt>'),
  ]
}

function renderLines({ start, end }: LineRange): string {
  return start === end ? String(start) : `${start}-${end}`
}

// queue.ts, view.tsx, entry.mts
function languageOf(file: string): string {
  return /\.([cm]?tsx?)$/u.exec(file)?.[1]?.replace(/^[cm]/u, '') ?? 'ts'
}

/** The notes whose lines are all in the excerpt, from top to bottom. */
function takeNotes({ file, lines }: ExcerptAnchor, page: PageContext): AnchoredNote[] {
  const inside = (page.notesByFile.get(file) ?? []).filter(
    ({ anchor, source }) =>
      anchor &&
      !page.shown.has(source.id) &&
      anchor.lines.start >= lines.start &&
      anchor.lines.end <= lines.end,
  )
  for (const { source } of inside) page.shown.add(source.id)
  return inside
}

function weaveNote(note: AnchoredNote, page: PageContext, weaveBlock: BlockWeaver): RootContent[] {
  page.used.add('Note')
  const { source, state, review, anchor } = note
  const { locale } = page.chapter.source
  const body = source.bodies.find((one) => one.locale === locale) ?? source.bodies[0]
  if (!anchor || !body) return []
  const references = note.references[body.locale] ?? { symbols: {}, pages: {}, terms: {}, uses: {} }
  const attributes = {
    slot: `L${anchor.lines.end}`,
    n: [...page.shown].indexOf(source.id) + 1,
    id: source.id,
    kind: source.front.kind,
    author: source.front.author,
    lines: renderLines(anchor.lines),
    lang: body.locale,
    state,
    approved: review === 'approved',
  }
  return [
    rawMdx(renderTag('Note', attributes)),
    ...weaveNodes(body.tree.children, { page, references }, weaveBlock),
    rawMdx('</Note>'),
  ]
}
