import type { NoteRecord } from '#schemas/annotation.ts'
import type { BookConfig, Locale } from '#schemas/book.ts'
import type { Mention } from '#schemas/mention.ts'
import type { DocComment, SymbolRecord } from '#schemas/symbol.ts'
import type { Mapping } from '#schemas/upstream.ts'
import { chapterUrl, symbolUrl } from '../../../../../src/lib/urls.ts'
import { writeOutLinks } from '../book-links.ts'
import type { MachineKnowledge } from '../machine-knowledge.ts'

/** The site's own words, by locale code. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What symbols are documented from. */
export interface DocumentationInput {
  knowledge: MachineKnowledge
  book: BookConfig
  texts: Texts
}

/**
 * What is said of a symbol, as Markdown paragraphs: its doc comment, its original, then in each language the
 * chapters about it, the claims that rest on it and the notes on it, with their authors.
 */
export function documentSymbol(symbol: SymbolRecord, input: DocumentationInput): string[] {
  const { ports } = input.knowledge
  const mappings = ports.flatMap((port) => port.mappings).filter(({ to }) => to === symbol.id)
  return [
    ...(symbol.doc ? docParts(symbol.doc) : []),
    ...mappings.map((mapping) => upstreamPart(mapping, input)),
    ...input.book.locales.flatMap((locale) => [
      ...readingPart(symbol, locale, input),
      ...claimParts(symbol, locale, input),
      ...noteParts(symbol, locale, input),
    ]),
  ].filter((part) => part !== '')
}

function docParts(doc: DocComment): string[] {
  const items = [
    ...doc.params.map(({ name, text }) => `\`${name}\`: ${text}`),
    ...(doc.returns === undefined ? [] : [`@returns ${doc.returns}`]),
    ...doc.throws.map((text) => `@throws ${text}`),
    ...(doc.deprecated === undefined ? [] : [`@deprecated ${doc.deprecated}`]),
    ...doc.see.map((text) => `@see ${text}`),
    ...doc.other.map(({ tag, text }) => `${tag} ${text}`),
  ]
  return [doc.summary, doc.remarks ?? '', items.map((item) => `- ${item}`).join('\n')]
}

/** In the book's first language but one word, as names and reasons are English anyway. */
function upstreamPart(
  { name, permalink, status, reason }: Mapping,
  { texts }: DocumentationInput,
): string {
  const words = texts['en'] ?? Object.values(texts)[0] ?? {}
  const head = `${words['excerpt.upstream'] ?? ''}: [\`${name}\`](${permalink})`
  const state = words[`status.${status}`] ?? status
  return `${head}, ${state}${reason === undefined ? '' : `: ${reason}`}`
}

/** The symbol's own page, and the sections of chapters that show or name it, once each. */
function readingPart(symbol: SymbolRecord, { code }: Locale, input: DocumentationInput): string[] {
  const { book, knowledge, texts } = input
  const place = { base: book.base, locales: book.locales, locale: code }
  const full = (path: string): string => new URL(path, book.site).href
  const links = knowledge.mentions
    .filter((mention) => mention.locale === code && isAbout(mention, symbol))
    .map(({ slug, section }) => {
      const chapter = knowledge.chapters.find((one) => one.locale === code && one.slug === slug)
      const part = chapter?.sections.find(({ id }) => id === section)
      const title = [chapter?.title ?? slug, ...(part ? [part.title] : [])].join(' › ')
      return `- [${title}](${full(chapterUrl(place, slug))}${section === undefined ? '' : `#${section}`})`
    })
  const own =
    symbol.kind === 'type-parameter'
      ? []
      : [`- [\`${symbol.name}\`](${full(symbolUrl(place, symbol.id))})`]
  const all = [...new Set([...own, ...links])]
  return all.length === 0 ? [] : [`${texts[code]?.['machine.read'] ?? ''}\n\n${all.join('\n')}`]
}

/** An excerpt is about every symbol whose declaration begins within it. */
function isAbout(mention: Mention, { id, declarations }: SymbolRecord): boolean {
  if (mention.symbol === id) return true
  if (mention.kind !== 'excerpt') return false
  const { file, lines } = mention
  return declarations.some(
    (one) => one.file === file && one.lines.start >= lines.start && one.lines.start <= lines.end,
  )
}

function claimParts({ id }: SymbolRecord, { code }: Locale, input: DocumentationInput): string[] {
  const { book, knowledge, texts } = input
  const place = { base: book.base, locales: book.locales, locale: code }
  return knowledge.mentions.flatMap((mention) => {
    if (mention.kind !== 'claim' || mention.locale !== code || mention.symbol !== id) return []
    const page = new URL(chapterUrl(place, mention.slug), book.site).href
    const verdict = texts[code]?.[`verdict.${mention.verdict}`] ?? mention.verdict
    const label = texts[code]?.['claim.label'] ?? ''
    return [`${label} [${mention.claim}](${page}#claim-${mention.claim}): ${verdict}`]
  })
}

/** Notes that have a text in the language. */
function noteParts({ id }: SymbolRecord, { code }: Locale, input: DocumentationInput): string[] {
  const { book, knowledge, texts } = input
  const symbols = knowledge.ports.flatMap((port) => port.symbols)
  return knowledge.notes
    .filter(({ anchor }) => anchor?.symbol === id)
    .flatMap((note) => {
      const body = note.bodies[code]
      if (body === undefined) return []
      const head = noteHead(note, texts[code] ?? {})
      return [`${head}\n\n${writeOutLinks(body, book, { locale: code, symbols })}`]
    })
}

function noteHead(
  { kind, author, anchor, review }: NoteRecord,
  words: Readonly<Record<string, string>>,
): string {
  const { start, end } = anchor?.lines ?? {}
  const lines = start === end ? `L${String(start)}` : `L${String(start)}–L${String(end)}`
  const parts = [lines, author, ...(review === 'approved' ? [] : [words['note.review.none'] ?? ''])]
  return [`**${words[`note.kind.${kind}`] ?? kind}**`, ...parts].join(' · ')
}
