import { stringify } from 'yaml'
import type { BookConfig } from '#schemas/book.ts'
import type { AnchoredChapter, AnchoredNote, Anchors } from '../anchor/anchored.ts'
import { renderMdx } from './mdx.ts'
import type { PageContext } from './page-context.ts'
import { weaveBlock } from './weave-block.ts'
import { weaveNodes } from './weave-text.ts'
import { countWords } from './word-count.ts'
import type { ListedChapter, WovenPage } from './woven.ts'

/** A page, and the notes that stand on it. */
export interface PageResult {
  page: WovenPage
  shown: ReadonlySet<string>
}

/** Weaves a chapter with its excerpts and their notes. */
export function weavePage(
  chapter: AnchoredChapter,
  notesByFile: ReadonlyMap<string, readonly AnchoredNote[]>,
  charts: Anchors['charts'],
  book: BookConfig,
): PageResult {
  const { source } = chapter
  const context: PageContext = {
    chapter,
    notesByFile,
    charts: new Map(
      charts
        .filter(({ locale }) => locale === source.locale)
        .map(({ name, table }) => [name, table]),
    ),
    shown: new Set(),
    used: new Set(),
    counts: { excerpts: 0, exercises: 0, figures: 0 },
  }
  const body = weaveNodes(source.body.children, { page: context, references: chapter }, weaveBlock)
  const prose = renderMdx(body)
  const listed = describe(chapter, context, book)
  const text = [
    renderFrontMatter(listed),
    renderStamp(source.file),
    renderImport(context.used),
    prose,
  ]
  return {
    page: {
      path: pagePath(source.locale, source.front.slug, book),
      text: text.filter((block) => block !== '').join('\n'),
      chapter: listed,
    },
    shown: context.shown,
  }
}

function pagePath(locale: string, slug: string, book: BookConfig): string {
  const isDefault = locale === book.locales[0]?.code
  return `docs/${isDefault ? '' : `${locale}/`}${slug}.mdx`
}

function describe(
  { source, sections, staleLead }: AnchoredChapter,
  context: PageContext,
  book: BookConfig,
): ListedChapter {
  const { slug, title, description, part, order } = source.front
  const lang = book.locales.find(({ code }) => code === source.locale)?.lang ?? source.locale
  return {
    slug,
    title,
    description,
    locale: source.locale,
    ...(part === undefined ? {} : { part }),
    order,
    source: source.file,
    sections,
    staleLead,
    words: countWords(source.body, lang),
    excerpts: context.counts.excerpts,
    notes: context.shown.size,
  }
}

function renderFrontMatter({ title, description, ...book }: ListedChapter): string {
  // Quoted so that readers of either YAML version see text: `yes`, `2026-01-02`.
  const options = { lineWidth: 0, compat: 'yaml-1.1' } as const
  const yaml = stringify({ title, description, editUrl: false, book }, options)
  return `---\n${yaml}---\n`
}

function renderStamp(file: string): string {
  const safe = file.replaceAll('*/', '* /')
  return `{/* Generated from ${safe} by tools/extract. Do not edit. */}\n`
}

function renderImport(used: ReadonlySet<string>): string {
  if (used.size === 0) return ''
  return `import { ${[...used].sort().join(', ')} } from '#components'\n`
}
