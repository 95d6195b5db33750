import type { NoteRecord } from '#schemas/annotation.ts'
import type { Mention } from '#schemas/mention.ts'
import type { SymbolRecord } from '#schemas/symbol.ts'
import { summarizeNote } from './note-summary.ts'
import type { Chapter } from './reading-order.ts'

/** A place in a chapter that shows a symbol's code or names it. */
export interface Appearance {
  slug: string
  /** Title of the chapter. */
  title: string
  sections: {
    /** Absent before the first section. */
    id: string | undefined
    title: string | undefined
    /** The code is shown; else it is only named. */
    shown: boolean
  }[]
}

/** A claim a symbol is evidence on. */
export interface SymbolClaim {
  claim: string
  verdict: Extract<Mention, { kind: 'claim' }>['verdict']
  slug: string
  title: string
}

/** The chapters, as read in the page's language, that show a symbol or name it; in reading order. */
export function findAppearances(
  symbol: SymbolRecord,
  mentions: readonly Mention[],
  chapters: readonly Chapter[],
): Appearance[] {
  return chapters.flatMap((chapter) => {
    const sections = new Map<string | undefined, boolean>()
    for (const mention of mentions) {
      if (mention.slug !== chapter.slug || mention.locale !== chapter.locale) continue
      if (mention.kind === 'claim') continue
      const shown = mention.kind === 'excerpt' && isShown(symbol, mention)
      if (!shown && (mention.kind === 'excerpt' || mention.symbol !== symbol.id)) continue
      sections.set(mention.section, shown || sections.get(mention.section) === true)
    }
    if (sections.size === 0) return []
    const titles = new Map(chapter.sections.map(({ id, title }) => [id as string, title]))
    const { slug, title } = chapter
    return [
      {
        slug,
        title,
        sections: [...sections].map(([id, shown]) => ({
          id,
          title: id === undefined ? undefined : titles.get(id),
          shown,
        })),
      },
    ]
  })
}

/** An excerpt shows what is declared within its lines; of what is larger, a part. */
function isShown(symbol: SymbolRecord, excerpt: Extract<Mention, { kind: 'excerpt' }>): boolean {
  return symbol.declarations.some(
    ({ file, lines }) =>
      file === excerpt.file && lines.start <= excerpt.lines.end && lines.end >= excerpt.lines.start,
  )
}

/** The claims that name a symbol as evidence; in the order of the chapters. */
export function findClaims(
  symbol: SymbolRecord,
  mentions: readonly Mention[],
  chapters: readonly Chapter[],
): SymbolClaim[] {
  return chapters.flatMap(({ slug, locale, title }) =>
    mentions.flatMap((mention) => {
      if (mention.kind !== 'claim' || mention.symbol !== symbol.id) return []
      if (mention.slug !== slug || mention.locale !== locale) return []
      return [{ claim: mention.claim, verdict: mention.verdict, slug, title }]
    }),
  )
}

/** A note on a symbol. */
export interface SymbolNote {
  id: string
  kind: NoteRecord['kind']
  line: number
  /** Locale code of {@link text}. */
  lang: string
  /** Its first sentence, without markup. */
  text: string
}

/** The notes that stand within a symbol's declarations; in the order of their lines. */
export function findNotes(
  symbol: SymbolRecord,
  notes: readonly { record: NoteRecord; bodies: Readonly<Record<string, string>> }[],
  locale: string,
): SymbolNote[] {
  return notes
    .flatMap(({ record, bodies }) => {
      const { anchor, id, kind, target } = record
      if (!anchor) return []
      const inside = symbol.declarations.some(
        ({ file, range }) =>
          file === anchor.file &&
          range.start <= anchor.range.start &&
          anchor.range.end <= range.end,
      )
      if (!inside && target !== symbol.id) return []
      const summary = summarizeNote(bodies, locale)
      return summary ? [{ id, kind, line: anchor.lines.start, ...summary }] : []
    })
    .sort((a, b) => a.line - b.line || (a.id < b.id ? -1 : 1))
}
